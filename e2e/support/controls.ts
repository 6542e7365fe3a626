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
