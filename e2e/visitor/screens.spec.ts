import { languages } from '../../db/model/vocabulary.ts';
import { expect, test } from '../support/kiosk.ts';
import { nightly } from '../support/languages.ts';
import { faces, isShown, orientations, routeIn, screens, show } from '../support/screen-list.ts';

/** Protects: every screen renders in every language and both orientations and fits the screen. */
for (const { orientation, viewport } of orientations) {
  for (const language of languages) {
    // For each change accessibility.spec.ts shows every screen in both orientations.
    test.describe(`${orientation}, ${language}`, nightly, () => {
      test.use({ viewport });

      test('renders every screen within its width', async ({ kiosk }) => {
        for (const { name, route } of [...screens, ...faces]) {
          await test.step(route, async () => {
            await show(kiosk, routeIn(route, language));
            await isShown(kiosk.page, name, language);
          });
        }
      });
    });
  }
}

test.describe('without any release', () => {
  test.use({ fault: 'no-release' });

  test('shows the memorial screen in place of everything', async ({ kiosk: { page, open } }) => {
    await open('#/home');
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'memorial');
    await expect(page.locator('main')).toContainText(/\p{L}{3}/u);
  });
});

test.describe('with a broken release in the data folder', () => {
  test.use({ fault: 'broken-current' });

  test('shows the built-in release and logs the reason', async ({ kiosk: { page, open, data } }) => {
    await open('#/home');
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'home');
    expect(data.log()).toContainEqual(expect.objectContaining({ event: 'release-refused', releaseLevel: 'current' }));
  });
});
