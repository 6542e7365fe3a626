import { join } from 'node:path';
import { languages } from '../../db/model/vocabulary.ts';
import { framesPass } from '../support/frames.ts';
import { expect, test } from '../support/kiosk.ts';
import { project } from '../support/program.ts';
import { faces, orientations, routeIn, screens, show } from '../support/screen-list.ts';
import { choose } from '../support/visitor.ts';

test.use({ settings: { idleSeconds: 3600 } });

/** The loop ends a visit and resets its contrast, so its picture is taken first and in normal contrast. */
const pictured = (theme: 'stone' | 'high') =>
  [...screens, ...faces].filter(({ name }) => theme === 'stone' || name !== 'loop');

/** `npm run screens`: takes a picture of every screen into screens/ for review. */
for (const { orientation, viewport } of orientations) {
  for (const language of languages) {
    test.describe(`${orientation}, ${language}`, () => {
      test.use({ viewport });

      test('takes a picture of every screen', async ({ kiosk }) => {
        const { page, open } = kiosk;
        for (const theme of ['stone', 'high'] as const) {
          await open(routeIn('#/home', language));
          if (theme === 'high') await choose(page, language, 'bar.contrast');
          for (const { name, route } of pictured(theme)) {
            await show(kiosk, routeIn(route, language));
            // The page chooses the scene of the loop when it loads.
            if (route.includes('?scene=')) await page.reload();
            await expect(page.locator(`html[data-contrast=${theme}] main`)).toHaveAttribute('data-screen', name);
            await page.evaluate(() => document.fonts.ready);
            // Home loads its land after the screen itself.
            if (name === 'home') await expect(page.locator('main canvas')).toHaveCount(1);
            // The land is painted in a worker; its canvas is hidden until then.
            await expect(page.locator('main canvas[style*="visibility: hidden"]')).toHaveCount(0);
            // A scene fades in.
            if (name === 'loop') await framesPass(page, 150);
            const file = `${route.replace(/^#\//, '').replace(/\W+/g, '-')}.png`;
            await page.screenshot({ path: join(project, 'screens', orientation, language, theme, file) });
          }
        }
      });
    });
  }
}
