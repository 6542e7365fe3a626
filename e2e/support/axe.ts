import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** The global that axe defines in a page after its first run. */
export interface AxePage {
  axe: { run(context: Document, options?: object): Promise<Results> };
}

/** Requires 7:1 of every text first; this file decides which text needs only 4.5:1, because axe assumes desktop pixels. */
const everyTextAsBody = { largeTextPt: 1000, boldTextPt: 1000, contrastRatio: { normal: { expected: 7 } } };

const options = {
  // The page may replace an element before its fault is read.
  elementRef: true,
  resultTypes: ['violations'],
  rules: {
    'color-contrast': { enabled: false },
    'color-contrast-enhanced': { enabled: true },
    'target-size': { enabled: true },
  },
  checks: { 'color-contrast-enhanced': { options: everyTextAsBody } },
};

/** The violations that axe finds on the current page: one sentence per element. */
export async function faultsOf(page: Page): Promise<string[]> {
  const known = await page.evaluate(() => 'axe' in window);
  if (!known) await new AxeBuilder({ page }).setLegacyMode().withRules('html-has-lang').analyze();
  return page.evaluate(async (axeOptions) => {
    /** Large letters, relative to the reading size of this screen, and letters on controls. */
    const mayDoWithLess = (element: Element | undefined, data: { fontSize: string }) => {
      const readingPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const px = Number.parseFloat(data.fontSize.split('(')[1] ?? '0');
      return px >= 1.25 * readingPx || Boolean(element?.closest('a, button'));
    };
    const { violations } = await (window as unknown as AxePage).axe.run(document, axeOptions);
    return violations.flatMap(({ id, nodes }) =>
      nodes.flatMap(({ target, element, any, failureSummary = '' }) => {
        const data = id === 'color-contrast-enhanced' ? any[0]?.data : null;
        if (data && data.contrastRatio >= 4.5 && mayDoWithLess(element, data)) return [];
        const words = element?.textContent?.slice(0, 30) ?? '';
        return [`${id} at ${target.join(' ')} “${words}”: ${failureSummary.replace(/\s+/g, ' ')}`];
      }),
    );
  }, options);
}
