import type { Point } from '../../shared/map-core/geometry.ts';

/** Lines of a panel from top to bottom, each from left to right: the order in which keys go through the camps. */
export function inReadingOrder<T extends { centre: Point }>(marks: readonly T[], panelHeight: number): T[] {
  const lineHeight = Math.max(1, panelHeight / 9);
  const line = ({ centre }: T) => Math.floor(centre.y / lineHeight);
  return [...marks].sort((a, b) => line(a) - line(b) || a.centre.x - b.centre.x);
}

/** Where a key leads from a place in a list; null: the key is not for moving. */
export function movedBy(key: string, index: number, length: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(length - 1, index + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
