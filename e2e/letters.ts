import type { Page } from '@playwright/test';

/** Texts whose capitals stand lower than `least` CSS pixels, each once, as sentences. */
export function smallLettersOn(page: Page, least: number): Promise<string[]> {
  return page.evaluate((leastPx) => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('no canvas to measure letters on');
    const heights = new Map<string, number>();
    /** Measured large, since a canvas answers in whole pixels. */
    const capitalOf = ({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration) => {
      const font = `${fontStyle} ${fontWeight} 1000px ${fontFamily}`;
      context.font = font;
      const share = heights.get(font) ?? context.measureText('Н').actualBoundingBoxAscent / 1000;
      heights.set(font, share);
      return share * Number.parseFloat(fontSize);
    };
    const small = new Map<string, string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = node.nodeValue?.trim() ?? '';
      if (!element || words === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      // All camps and their years on one picture of the loop: a picture of how many, and nobody is asked to read it.
      if (element.closest('[data-screen=loop]') && element.closest('[class*=_chart]')) continue;
      const box = element.getBoundingClientRect();
      if (box.width <= 2 || box.height <= 2) continue;
      const height = capitalOf(getComputedStyle(element));
      const sentence = `“${words.slice(0, 30)}” in ${element.tagName}.${element.getAttribute('class')}`;
      if (height < 0.99 * leastPx)
        small.set(`${element.getAttribute('class')}${height}`, `${height.toFixed(1)} px: ${sentence}`);
    }
    return [...small.values()];
  }, least);
}
