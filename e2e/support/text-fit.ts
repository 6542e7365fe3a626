import type { Page } from '@playwright/test';

/** Texts that are cut off or touch the edge of the screen, and boxes that scroll sideways, as sentences. */
export function cutsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slack = 2;
    /** Minimum distance of text from the edge of the screen. */
    const margin = 6;
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const nameOf = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    /** Ancestors that can cut a text, up to the first with a fixed position. */
    const cuttersOf = (element: Element) => {
      const cutters: { box: DOMRect; across: boolean; along: boolean; name: string }[] = [];
      let scrolled = false;
      for (let at: Element | null = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.webkitLineClamp !== 'none') continue;
        const across = style.overflowX !== 'visible';
        // Text below the edge of a scrolling box is not cut: it can be scrolled to.
        const along = hides(style.overflowY) && !scrolled;
        scrolled ||= style.overflowY === 'auto' || style.overflowY === 'scroll';
        if (style.display !== 'inline' && (across || along)) {
          cutters.push({ box: at.getBoundingClientRect(), across, along, name: nameOf(at) });
        }
        if (style.position === 'fixed') break;
      }
      return cutters;
    };
    /** A clamped excerpt ends in “…”, which is intended: what follows has no place. */
    const excerptOf = (element: Element) => {
      for (let at: Element | null = element; at; at = at.parentElement)
        if (getComputedStyle(at).webkitLineClamp !== 'none') return at.getBoundingClientRect();
      return null;
    };
    const cuts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = node.nodeValue?.trim() ?? '';
      if (!element || words === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      // The map may extend beyond its edge, because it can be dragged; its list of camps is for screen readers.
      if (element.closest('[data-map]')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const excerpt = excerptOf(element);
      const boxes = [...range.getClientRects()].filter(
        ({ width, height, top }) => width > 1 && height > 1 && (!excerpt || top < excerpt.bottom - 1),
      );
      const own = element.getBoundingClientRect();
      if (own.width <= 2 || own.height <= 2) continue;
      const sentence = `“${words.slice(0, 30)}” in ${nameOf(element)}`;
      for (const box of boxes) {
        if (box.left < margin || box.right > innerWidth - margin)
          cuts.add(`${sentence} touches the edge of the screen`);
        for (const { box: frame, across, along, name } of cuttersOf(element)) {
          // A line box is taller than its letters: an eighth of it may be outside.
          const air = box.height / 8 + slack;
          const isCut =
            (across && (box.left < frame.left - slack || box.right > frame.right + slack)) ||
            (along && (box.top < frame.top - air || box.bottom > frame.bottom + air));
          if (isCut) cuts.add(`${sentence} is cut by ${name}`);
        }
      }
    }
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll' || element.matches('main');
      if (scrolls && element.scrollWidth > element.clientWidth + slack) cuts.add(`${nameOf(element)} scrolls sideways`);
    }
    return [...cuts];
  });
}

/** Makes every word of the page 40 % longer, to simulate a longer language; numbers stay unchanged. */
export function lengthenWords(page: Page): Promise<void> {
  return page.evaluate(() => {
    const host = window as unknown as { lengthened?: WeakMap<Node, string | null> };
    host.lengthened ??= new WeakMap();
    const longer = (word: string) => word + word.slice(0, Math.ceil(0.4 * word.length)).toLowerCase();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (host.lengthened.get(node) === node.nodeValue) continue;
      node.nodeValue = (node.nodeValue ?? '').replace(/\p{L}{2,}/gu, longer);
      host.lengthened.set(node, node.nodeValue);
    }
  });
}

/** Texts whose capitals are lower than `minPx` CSS pixels, each once, as sentences. */
export function smallLettersOn(page: Page, minPx: number): Promise<string[]> {
  return page.evaluate((min) => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('no canvas to measure letters on');
    const heights = new Map<string, number>();
    /** Measured at 1000 px, because a canvas returns whole pixels. */
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
      // The loop's chart of all camps and years shows how many there are; its labels are not meant to be read.
      if (element.closest('[data-screen=loop]') && element.closest('[class*=_chart]')) continue;
      const box = element.getBoundingClientRect();
      if (box.width <= 2 || box.height <= 2) continue;
      const height = capitalOf(getComputedStyle(element));
      const sentence = `“${words.slice(0, 30)}” in ${element.tagName}.${element.getAttribute('class')}`;
      if (height < 0.99 * min)
        small.set(`${element.getAttribute('class')}${height}`, `${height.toFixed(1)} px: ${sentence}`);
    }
    return [...small.values()];
  }, minPx);
}
