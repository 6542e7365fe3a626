import { languages } from '../db/model/vocabulary.ts';
import { expect, type Kiosk, test } from './support/kiosk.ts';
import { nightlyUnless } from './support/languages.ts';
import { faces, orientations, routeIn, screens } from './support/screen-list.ts';

/** Protects: every screen renders in every language and both orientations and fits the screen. */
for (const { orientation, viewport } of orientations) {
  for (const language of languages) {
    // Each language once for each change: Kazakh in landscape, the others in portrait.
    const isEveryday = (language === 'kk') === (orientation === 'landscape');
    test.describe(`${orientation}, ${language}`, nightlyUnless(isEveryday), () => {
      test.use({ viewport });

      test('renders every screen within its width', async ({ kiosk }) => {
        for (const { name, route } of [...screens, ...faces]) {
          await test.step(route, () => expectScreen(kiosk, name, routeIn(route, language), language));
        }
      });
    });
  }
}

async function expectScreen({ page, open }: Kiosk, name: string, route: string, language: string): Promise<void> {
  await open(route);
  await expect(page.locator('main')).toHaveAttribute('data-screen', name);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('main')).toContainText(/\p{L}{3}/u);
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName} is ${element.scrollWidth} of ${element.clientWidth} px wide`),
  );
  expect(wide).toEqual([]);
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
