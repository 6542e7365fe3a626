import type { Point, Rect } from '../../shared/map-core/geometry.ts';

export type LabelKind = 'camp' | 'town' | 'water';

/** A name where it stands on the panel. */
export interface Label {
  /** Camp id, or kind and name of a town or a water. */
  id: string;
  kind: LabelKind;
  text: string;
  box: Rect;
  /** A hairline from the ring to the name, where the name cannot stand beside its ring. */
  leader: { from: Point; to: Point } | null;
}

/** How wide a text is drawn, and how high its line stands. */
export type Measure = (text: string, kind: LabelKind) => { width: number; height: number };

/** Draws widths from the fonts as they are set on the page. */
export function measureWith(fonts: Record<LabelKind, { family: string; size: number; weight: number }>): Measure {
  const context = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  return (text, kind) => {
    const { family, size, weight } = fonts[kind];
    const key = `${kind} ${text}`;
    if (context && !known.has(key)) {
      context.font = `${weight} ${size}px ${family}`;
      known.set(key, context.measureText(text).width);
    }
    return { width: Math.ceil(known.get(key) ?? text.length * size * 0.6) + 2, height: Math.round(size * 1.25) };
  };
}
