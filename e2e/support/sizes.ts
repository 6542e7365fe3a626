import type { Page } from '@playwright/test';

/** A control with its hit area in CSS pixels of the window. */
export interface Control {
  name: string;
  left: number;
  top: number;
  width: number;
  height: number;
  /** One of several lines of a link, as wide as its text. */
  isLine: boolean;
  /** It is part of a running text. */
  inText: boolean;
  /** A fixed or sticky element covers it at the moment. */
  covered: boolean;
  /** It is completely scrolled into view. */
  inSight: boolean;
  /** Index of the scrolling part of the page that contains it. */
  scroller: number;
}

/**
 * Every control that is visible or can be scrolled to, except controls behind a sheet. Points on the map and in charts are
 * left out: the nearest one responds to a touch, and a list offers the same.
 */
export function controlsOn(page: Page): Promise<Control[]> {
  return page.evaluate(() => {
    const pressable = 'a[href], button, input, select, summary, [role=slider], [role=button], [role=link], [role=tab]';
    const dialogs = [...document.querySelectorAll('[role=alertdialog], dialog[open]')];
    const root = dialogs.at(-1) ?? document;
    const px = (length: string) => Number.parseFloat(length) || 0;

    /** The hit area includes a positioned pseudo-element without text. */
    const areaOf = (element: Element) => {
      const box = element.getBoundingClientRect();
      const area = { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
      const border = getComputedStyle(element);
      for (const pseudo of ['::before', '::after']) {
        const style = getComputedStyle(element, pseudo);
        if (style.content === 'none' || style.position !== 'absolute' || style.pointerEvents === 'none') continue;
        const left = box.left + px(border.borderLeftWidth) + px(style.left);
        const top = box.top + px(border.borderTopWidth) + px(style.top);
        area.left = Math.min(area.left, left);
        area.top = Math.min(area.top, top);
        area.right = Math.max(area.right, left + px(style.width));
        area.bottom = Math.max(area.bottom, top + px(style.height));
      }
      return area;
    };
    /** Excludes lists for screen readers, and layers that catch touches beside an open sheet. */
    const isForFingers = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.getBoundingClientRect().width > 2 &&
      getComputedStyle(element).pointerEvents !== 'none' &&
      !element.closest('[inert], [data-map], figure[aria-label]') &&
      !(element.getAttribute('tabindex') === '-1' && element.nextElementSibling?.matches('[role=dialog], div'));
    const scrollers = [...document.querySelectorAll('*')].filter((element) =>
      /auto|scroll/.test(getComputedStyle(element).overflowY),
    );
    const scrollerOf = (element: Element) => scrollers.findLast((each) => each.contains(element)) ?? document.body;
    const isCovered = (element: Element, x: number, y: number) => {
      const over = document.elementFromPoint(x, y)?.closest('*');
      for (let at = over; at && !at.contains(element); at = at.parentElement) {
        if (/sticky|fixed/.test(getComputedStyle(at).position)) return true;
      }
      return false;
    };
    const sheet = root.querySelector('[role=dialog]');
    const isReachable = (element: Element) => !sheet || sheet.contains(element) || !element.closest('main');

    /** A link that wraps has one touch target per line. */
    const areasOf = (element: Element) => {
      const whole = areaOf(element);
      const lines = [...element.getClientRects()];
      return lines.length > 1 ? lines.map(({ left, top, right, bottom }) => ({ left, top, right, bottom })) : [whole];
    };
    const measured = (element: Element) => {
      const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
      const where = element.closest('nav, [role=dialog], aside, fieldset, main')?.tagName.toLowerCase();
      const inText = getComputedStyle(element).display.startsWith('inline') && element.closest('p, li, dd') !== null;
      const frame = scrollerOf(element).getBoundingClientRect();
      const scroller = scrollers.indexOf(scrollerOf(element));
      const areas = areasOf(element);
      return areas.map(({ left, top, right, bottom }) => ({
        name: `${where} “${words}”`,
        ...{ left, top, width: right - left, height: bottom - top },
        isLine: areas.length > 1,
        inText,
        covered: isCovered(element, (left + right) / 2, (top + bottom) / 2),
        inSight: top >= frame.top - 1 && bottom <= frame.bottom + 1,
        scroller,
      }));
    };
    return [...root.querySelectorAll(pressable)]
      .filter((element) => isForFingers(element) && isReachable(element))
      .flatMap(measured);
  });
}

/**
 * Pairs of controls that are closer than `gap` CSS pixels, as sentences. In a running text, where lines are close, the centre of
 * each control must be outside the other.
 */
export function tooNear(controls: readonly Control[], gap: number): string[] {
  return controls.flatMap((one, index) =>
    controls.slice(index + 1).flatMap((other) => {
      if (one.name === other.name && one.isLine) return [];
      if (one.covered || other.covered) return [];
      if (one.scroller !== other.scroller && !(one.inSight && other.inSight)) return [];
      const across = Math.max(one.left, other.left) - Math.min(one.left + one.width, other.left + other.width);
      const along = Math.max(one.top, other.top) - Math.min(one.top + one.height, other.top + other.height);
      const distance = Math.max(across, along);
      const isWrong =
        one.inText && other.inText ? holdsMiddle(one, other) || holdsMiddle(other, one) : distance < gap - 0.6;
      return isWrong ? [`${one.name} and ${other.name} are ${distance.toFixed(1)} px apart`] : [];
    }),
  );
}

function holdsMiddle(one: Control, other: Control): boolean {
  const x = other.left + other.width / 2;
  const y = other.top + other.height / 2;
  return x > one.left && x < one.left + one.width && y > one.top && y < one.top + one.height;
}

/**
 * Links and rings in the running text of the page that a finger hits over less than `leastPx` CSS pixels through their middle,
 * because the next one takes the rest, as sentences. A link that wraps is as wide as its words.
 */
export function crampedInText(page: Page, leastPx: number): Promise<string[]> {
  return page.evaluate((least) => {
    /** Steps of one pixel from a point until another element is hit. */
    const steps = (element: Element, x: number, y: number, across: number, along: number) => {
      let count = 0;
      while (element.contains(document.elementFromPoint(x + count * across, y + count * along))) count += 1;
      return count;
    };
    return [...document.querySelectorAll('main :is(p, li, dd) :is(a[href], button)')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .flatMap((element) => {
        element.scrollIntoView({ block: 'center' });
        const lines = [...element.getClientRects()];
        return lines.flatMap((line) => {
          const x = line.left + line.width / 2;
          const y = line.top + line.height / 2;
          // At most: the edges lie within the last steps.
          const width = steps(element, x, y, -1, 0) + steps(element, x, y, 1, 0);
          const height = steps(element, x, y, 0, -1) + steps(element, x, y, 0, 1);
          const isWide = width >= least || lines.length > 1;
          const words = (element.getAttribute('aria-label') ?? element.textContent).slice(0, 40);
          return isWide && height >= least
            ? []
            : [`“${words}” in ${element.parentElement?.textContent.slice(0, 30)}: ${width} × ${height} px`];
        });
      });
  }, leastPx);
}

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
      // The names on a map are placed where their measured width has room.
      const isOnMap = node.parentElement instanceof SVGElement;
      if (isOnMap || host.lengthened.get(node) === node.nodeValue) continue;
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
      if (element.closest('[data-screen=loop]') && element.closest('[class*=chart-]')) continue;
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
