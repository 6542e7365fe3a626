import { join } from 'node:path';
import { languages } from '../db/model/vocabulary.ts';
import { framesPass } from './support/frames.ts';
import { expect, test } from './support/kiosk.ts';
import { wordOf } from './support/languages.ts';
import { project } from './support/program.ts';
import { faces, orientations, routeIn, screens, show } from './support/screen-list.ts';

test.use({ settings: { idleSeconds: 3600 } });

/** The loop ends a visit and with it the visitor's contrast: it is pictured first, and as it always is. */
const pictured = (theme: 'stone' | 'high') =>
  [...screens, ...faces].filter(({ name }) => theme === 'stone' || name !== 'loop');

/** `npm run screens`: a picture of every screen in screens/, to be looked at. */
for (const { orientation, viewport } of orientations) {
  for (const language of languages) {
    test.describe(`${orientation}, ${language}`, () => {
      test.use({ viewport });

      test('takes a picture of every screen', async ({ kiosk }) => {
        const { page, open } = kiosk;
        for (const theme of ['stone', 'high'] as const) {
          await open(routeIn('#/home', language));
          if (theme === 'high') await page.getByRole('button', { name: wordOf(language, 'bar.contrast') }).tap();
          for (const { name, route } of pictured(theme)) {
            await show(kiosk, routeIn(route, language));
            // The scene of the loop is chosen when the page begins.
            if (route.includes('?scene=')) await page.reload();
            await expect(page.locator(`html[data-contrast=${theme}] main`)).toHaveAttribute('data-screen', name);
            await page.evaluate(() => document.fonts.ready);
            // A scene comes up out of the stone.
            if (name === 'loop') await framesPass(page, 150);
            const file = `${route.replace(/^#\//, '').replace(/\W+/g, '-')}.png`;
            await page.screenshot({ path: join(project, 'screens', orientation, language, theme, file) });
          }
        }
      });
    });
  }
}
