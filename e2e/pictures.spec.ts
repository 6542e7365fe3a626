import { join } from 'node:path';
import { languages } from '../db/model/vocabulary.ts';
import { expect, test } from './kiosk.ts';
import { project } from './program.ts';
import { faces, orientations, routeIn, screens } from './screen-list.ts';

/** `npm run screens`: a picture of every screen in screens/, to be looked at. */
for (const { orientation, viewport } of orientations) {
  for (const language of languages) {
    test.describe(`${orientation}, ${language}`, () => {
      test.use({ viewport });

      test('pictures', async ({ kiosk: { page, open } }) => {
        test.setTimeout(240_000);
        for (const { name, route } of [...screens, ...faces]) {
          await open(routeIn(route, language));
          await expect(page.locator('main')).toHaveAttribute('data-screen', name);
          await page.evaluate(() => document.fonts.ready);
          const file = `${route.replace(/^#\//, '').replace(/\W+/g, '-')}.png`;
          await page.screenshot({ path: join(project, 'screens', orientation, language, file) });
        }
      });
    });
  }
}
