import { distance, type Point } from '../../shared/map-core/geometry.ts';

interface Ring {
  radius: number;
  place: Point;
  centre: Point;
}

/** Small rings are set side by side; the centres of large ones no farther apart than this, so that none strays. */
const farthestPx = 30;

/** Rings of unlike size stay on one centre and can be told apart; those of like size there are set apart. */
export function fannedOut<R extends Ring>(rings: readonly R[]): R[] {
  return groupsOf(rings).flatMap((group) => (group.length === 1 ? group : spread(group)));
}

function groupsOf<R extends Ring>(rings: readonly R[]): R[][] {
  const groups: R[][] = [];
  for (const ring of rings) {
    const group = groups.find((each) => each.some((other) => covers(ring, other)));
    if (group) group.push(ring);
    else groups.push([ring]);
  }
  return groups;
}

function covers(a: Ring, b: Ring): boolean {
  const larger = Math.max(a.radius, b.radius);
  const alike = Math.abs(a.radius - b.radius) < Math.max(4, larger * 0.2);
  return alike && distance(a.place, b.place) < Math.min(larger * 0.6, farthestPx);
}

/** Puts rings around the middle of their places. */
function spread<R extends Ring>(group: R[]): R[] {
  const middle = {
    x: group.reduce((sum, { place }) => sum + place.x, 0) / group.length,
    y: group.reduce((sum, { place }) => sum + place.y, 0) / group.length,
  };
  const widest = Math.max(...group.map(({ radius }) => radius)) + 1.5;
  const reach = Math.min(widest, farthestPx / 2) / Math.sin(Math.PI / group.length);
  return [...group]
    .sort((a, b) => a.place.x - b.place.x)
    .map((ring, index) => {
      const angle = Math.PI + (index * 2 * Math.PI) / group.length;
      return { ...ring, centre: { x: middle.x + reach * Math.cos(angle), y: middle.y + reach * Math.sin(angle) } };
    });
}
