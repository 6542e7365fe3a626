import type { Page } from '@playwright/test';

/** Something to press, as the finger finds it: its hit area in CSS pixels of the window. */
export interface Control {
  name: string;
  left: number;
  top: number;
  width: number;
  height: number;
  /** One of several lines of a link: as wide as its words. */
  isLine: boolean;
  /** It stands among the words of a running text. */
  inText: boolean;
  /** Something that stays in place while the page scrolls lies over it now. */
  covered: boolean;
  /** It is not scrolled out of sight, not even in part. */
  inSight: boolean;
  /** Which of the parts of the page that scroll it lies in. */
  scroller: number;
}

/**
 * Every control that can be seen or scrolled to; of those behind a sheet, none. On the map and in a chart the nearest
 * one answers the finger, and a list says the same: they are not measured.
 */
export function controlsOn(page: Page): Promise<Control[]> {
  return page.evaluate(() => {
    const pressable = 'a[href], button, input, select, summary, [role=slider], [role=button], [role=link], [role=tab]';
    const dialogs = [...document.querySelectorAll('[role=alertdialog], dialog[open]')];
    const root = dialogs.at(-1) ?? document;
    const px = (length: string) => Number.parseFloat(length) || 0;

    /** A pseudo-element without words, laid out around the control, belongs to what can be hit. */
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
    /** Lists for a voice alone, and layers that only catch a touch beside what lies open, are no targets. */
    const isForFingers = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.getBoundingClientRect().width > 2 &&
      getComputedStyle(element).pointerEvents !== 'none' &&
      !element.closest('[inert], [data-map], figure') &&
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

    /** A link that is broken into lines is as many places to touch. */
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
 * Pairs that come nearer than `gap` CSS pixels, as sentences. In a running text the lines decide what stands above
 * what: there the middle of each must be its own.
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
