import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Rect, Size } from './geometry.ts';

export type LabelKind = 'camp' | 'town' | 'water';

/** Width and line height of a text as it is drawn, in pixels. */
export type Measure = (text: string, kind: LabelKind) => Size;

/** The element that holds the map. */
export interface Panel {
  /** Everything that can change, as one text. */
  key: string;
  size: Size;
  pxPerMm: number;
  /** The contrast setting, so that the canvas is repainted with it. */
  theme: string;
  measure: Measure;
  /** Elements over the map (`data-over-map`), in pixels of the panel. */
  covered: Rect[];
}

interface Font {
  family: string;
  size: number;
  weight: number;
}

const kinds: LabelKind[] = ['camp', 'town', 'water'];

/** Follows the panel's size, the page's type (`TypeSamples`), its fonts and its contrast. */
export function usePanel(panelRef: RefObject<HTMLElement | null>): Panel | null {
  const panel = useSignal<Panel | null>(null);
  useLayoutEffect(() => {
    const element = panelRef.current;
    if (!element) return;
    const read = () => {
      const next = readPanel(element);
      // Observers also report the first size, and a new panel lays the whole map out.
      if (panel.peek()?.key !== next?.key) panel.value = next;
    };
    const resized = new ResizeObserver(read);
    resized.observe(element);
    for (const kind of kinds) resized.observe(sampleOf(element, kind));
    for (const over of document.querySelectorAll('[data-over-map]')) resized.observe(over);
    const recoloured = new MutationObserver(read);
    recoloured.observe(document.documentElement, { attributeFilter: ['data-contrast', 'style'] });
    document.fonts.addEventListener('loadingdone', read);
    read();
    return () => {
      resized.disconnect();
      recoloured.disconnect();
      document.fonts.removeEventListener('loadingdone', read);
    };
  }, [panelRef]);
  return panel.value;
}

function sampleOf(element: HTMLElement, kind: LabelKind): HTMLElement {
  return element.querySelector<HTMLElement>(`[data-sample="${kind}"]`) ?? element;
}

function readPanel(element: HTMLElement): Panel | null {
  const { clientWidth: width, clientHeight: height } = element;
  if (width === 0 || height === 0) return null;
  const fonts = Object.fromEntries(kinds.map((kind) => [kind, fontOf(sampleOf(element, kind))]));
  const looks = {
    size: { width, height },
    pxPerMm: Number.parseFloat(getComputedStyle(element).getPropertyValue('--mm')) || 96 / 25.4,
    theme: document.documentElement.dataset.contrast ?? '',
    covered: coveredAreas(element),
  };
  const key = JSON.stringify([looks, fonts, [...document.fonts].filter(({ status }) => status === 'loaded').length]);
  return { key, ...looks, measure: measureWith(fonts as Record<LabelKind, Font>) };
}

/** In coarse steps: a title that grows by a letter from year to year would lay the whole map out again. */
function coveredAreas(element: HTMLElement): Rect[] {
  const panel = element.getBoundingClientRect();
  const before = (px: number): number => Math.floor(px / coveredStepPx) * coveredStepPx;
  const after = (px: number): number => Math.ceil(px / coveredStepPx) * coveredStepPx;
  return [...document.querySelectorAll('[data-over-map]')].map((over) => {
    const { left, top, right, bottom } = over.getBoundingClientRect();
    const [x, y] = [before(left - panel.left), before(top - panel.top)];
    return { x, y, width: after(right - panel.left) - x, height: after(bottom - panel.top) - y };
  });
}

const coveredStepPx = 16;

function fontOf(element: HTMLElement): Font {
  const { fontFamily, fontSize, fontWeight } = getComputedStyle(element);
  return { family: fontFamily, size: Number.parseFloat(fontSize), weight: Number.parseFloat(fontWeight) };
}

function measureWith(fonts: Record<LabelKind, Font>): Measure {
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  return (text, kind) => {
    const { family, size, weight } = fonts[kind];
    const key = `${kind} ${text}`;
    if (context && !widths.has(key)) {
      context.font = `${weight} ${size}px ${family}`;
      widths.set(key, context.measureText(text).width);
    }
    return { width: Math.ceil(widths.get(key) ?? text.length * size * 0.6) + 2, height: Math.round(size * 1.25) };
  };
}
