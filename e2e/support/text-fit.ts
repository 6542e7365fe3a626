import type { Page } from '@playwright/test';

/** Texts of which a part lies where no scrolling shows it or that touch the edge of the glass, and boxes that scroll sideways, as sentences. */
export function cutsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slack = 2;
    /** No text begins or ends at the edge of the screen. */
    const margin = 6;
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const nameOf = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    /** What cuts a text: its ancestors up to the one that is laid out free of the rest. */
    const cuttersOf = (element: Element) => {
      const cutters: { box: DOMRect; across: boolean; along: boolean; name: string }[] = [];
      let scrolled = false;
      for (let at: Element | null = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        // An excerpt of so many lines ends in “…” and says by that that it goes on.
        if (style.webkitLineClamp !== 'none') continue;
        const across = style.overflowX !== 'visible';
        // What lies below the edge of something that scrolls is not cut: it is further on.
        const along = hides(style.overflowY) && !scrolled;
        scrolled ||= style.overflowY === 'auto' || style.overflowY === 'scroll';
        if (style.display !== 'inline' && (across || along)) {
          cutters.push({ box: at.getBoundingClientRect(), across, along, name: nameOf(at) });
        }
        if (style.position === 'fixed') break;
      }
      return cutters;
    };
    const cuts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = node.nodeValue?.trim() ?? '';
      if (!element || words === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      // The map may be drawn beyond its edge, where a hand moves it; its list of camps is for a voice.
      if (element.closest('[data-map]')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      const own = element.getBoundingClientRect();
      if (own.width <= 2 || own.height <= 2) continue;
      const sentence = `“${words.slice(0, 30)}” in ${nameOf(element)}`;
      for (const box of boxes) {
        if (box.left < margin || box.right > innerWidth - margin)
          cuts.add(`${sentence} touches the edge of the screen`);
        for (const { box: frame, across, along, name } of cuttersOf(element)) {
          // A line box is taller than its letters: an eighth of it may lie outside and nothing is cut.
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

/** Makes every word of the page 40 % longer, as a longer language would, once; numbers stay. */
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
