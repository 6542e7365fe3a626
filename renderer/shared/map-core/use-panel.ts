import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { type LabelKind, type Measure, measureWith } from '../../visitor/map/label.ts';
import type { Rect, Size } from './geometry.ts';

/** The panel as it stands on the screen. */
export interface Panel {
  /** All that can change in it, as one text. */
  key: string;
  size: Size;
  pxPerMm: number;
  /** Changes with contrast, so that what is painted follows. */
  theme: string;
  measure: Measure;
  /** What lies over the map (`data-over-map`), in pixels of the panel. */
  covered: Rect[];
}

const kinds: LabelKind[] = ['camp', 'town', 'water'];

/** Follows the panel's size, the page's type (probes with `data-probe`), its fonts and its contrast. */
export function usePanel(panelRef: RefObject<HTMLElement | null>): Panel | null {
  const [panel, setPanel] = useState<Panel | null>(null);
  useLayoutEffect(() => {
    const element = panelRef.current;
    if (!element) return;
    // Observers tell of the first size too, and all that depends on the panel is dear: the same panel stays the same.
    const read = () => setPanel((known) => sameOr(known, panelOf(element)));
    const resized = new ResizeObserver(read);
    resized.observe(element);
    for (const kind of kinds) resized.observe(probeOf(element, kind));
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
  return panel;
}

function probeOf(element: HTMLElement, kind: LabelKind): HTMLElement {
  return element.querySelector<HTMLElement>(`[data-probe="${kind}"]`) ?? element;
}

function panelOf(element: HTMLElement): Panel | null {
  const { clientWidth: width, clientHeight: height } = element;
  if (width === 0 || height === 0) return null;
  const fonts = Object.fromEntries(kinds.map((kind) => [kind, fontOf(probeOf(element, kind))] as const));
  const looks = {
    size: { width, height },
    pxPerMm: Number.parseFloat(getComputedStyle(element).getPropertyValue('--mm')) || 96 / 25.4,
    theme: document.documentElement.dataset.contrast ?? '',
    covered: coveredOf(element),
  };
  const key = JSON.stringify([looks, fonts, [...document.fonts].filter(({ status }) => status === 'loaded').length]);
  return { key, ...looks, measure: measureWith(fonts as Record<LabelKind, ReturnType<typeof fontOf>>) };
}

const sameOr = (known: Panel | null, read: Panel | null): Panel | null =>
  known && known.key === read?.key ? known : read;

/** Words of the page's head stand over the map's empty corners. */
function coveredOf(element: HTMLElement): Rect[] {
  const panel = element.getBoundingClientRect();
  return [...document.querySelectorAll('[data-over-map]')].map((over) => {
    const { left, top, width, height } = over.getBoundingClientRect();
    return { x: left - panel.left, y: top - panel.top, width, height };
  });
}

function fontOf(element: HTMLElement) {
  const { fontFamily, fontSize, fontWeight } = getComputedStyle(element);
  return { family: fontFamily, size: Number.parseFloat(fontSize), weight: Number.parseFloat(fontWeight) };
}
