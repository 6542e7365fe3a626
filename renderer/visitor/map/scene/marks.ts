import type { CampSummary, Headcount } from '../../../../db/model/api/camp.ts';
import { amountOf } from '../../../../db/model/headcount.ts';
import { distance, type Point, type Size } from '../../../shared/map-core/geometry.ts';
import { type Fit, project, unitsPerKm } from '../../../shared/map-core/projection.ts';
import { applyFit } from '../../../shared/map-core/view.ts';
import { headcountInYear, isCounted, isImprecise, locatedCamps } from '../camps-in-year.ts';

/** `full`: people were counted · `outline`: planned, rounded or doubtful · `unknown`: no figure for the year. */
type MarkForm = 'full' | 'outline' | 'unknown';

/** A camp as the map draws it, in pixels of the panel. */
export interface Mark {
  campId: string;
  name: string;
  form: MarkForm;
  radius: number;
  /** The location itself. */
  place: Point;
  /** The centre of the ring: beside the location if equal rings would cover each other. */
  centre: Point;
  /** Radius of the area in which an imprecise location lies; null where it is precise. */
  halo: number | null;
  headcount: Headcount | null;
}

/** Radius of a ring: its area is in proportion to the headcount and to the panel. */
export const radiusOf = (amount: number, { width, height }: Size): number =>
  Math.max(3, 0.0215 * Math.sqrt(width * height) * Math.sqrt(amount / 10_000));

/** Radius of the ring of a camp without a headcount. */
export const unknownRadius = ({ width, height }: Size): number => Math.max(6, 0.0075 * Math.sqrt(width * height));

/** The camps of a year on the panel, the largest first, so that no ring hides a smaller one. */
export function marksOf(camps: readonly CampSummary[], year: number, size: Size, toPanel: Fit): Mark[] {
  const marks = locatedCamps(camps, year).map(({ camp, seat }) => {
    const headcount = headcountInYear(camp, year);
    const amount = headcount && amountOf(headcount);
    const place = applyFit(toPanel, project(seat.coordinates));
    const radius = amount === null ? unknownRadius(size) : radiusOf(amount, size);
    const halo = isImprecise(seat) ? Math.max(radius + 7, (seat.radiusKm ?? 0) * unitsPerKm * toPanel.scale) : null;
    return { campId: camp.id, name: camp.name, form: formOf(headcount), radius, place, centre: place, halo, headcount };
  });
  return spreadEqualRings(marks).sort((a, b) => b.radius - a.radius || (a.campId < b.campId ? -1 : 1));
}

function formOf(headcount: Headcount | null): MarkForm {
  if (!headcount) return 'unknown';
  return isCounted(headcount) ? 'full' : 'outline';
}

/** Maximum distance between the centres of large rings that are moved apart, so that each stays near its location. */
const maxSpreadPx = 30;

/** Rings of different size can share a centre; rings of similar size at one location are moved apart. */
function spreadEqualRings(marks: readonly Mark[]): Mark[] {
  const groups: Mark[][] = [];
  /** Marks with the index of their group, in squares that are as large as the greatest distance of rings in a group. */
  const squares = new Map<string, { other: Mark; index: number }[]>();
  for (const mark of marks) {
    const [column, row] = [Math.floor(mark.place.x / maxSpreadPx), Math.floor(mark.place.y / maxSpreadPx)];
    const near = around.flatMap(([x, y]) => squares.get(`${column + x} ${row + y}`) ?? []);
    const hidden = near.filter(({ other }) => hides(mark, other)).map(({ index }) => index);
    const index = hidden.length > 0 ? Math.min(...hidden) : groups.length;
    const group = groups[index];
    if (group) group.push(mark);
    else groups.push([mark]);
    const square = `${column} ${row}`;
    squares.set(square, [...(squares.get(square) ?? []), { other: mark, index }]);
  }
  return groups.flatMap((group) => (group.length === 1 ? group : spread(group)));
}

/** A square and its eight neighbours. */
const around = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const));

function hides(a: Mark, b: Mark): boolean {
  const larger = Math.max(a.radius, b.radius);
  const isSimilar = Math.abs(a.radius - b.radius) < Math.max(4, larger * 0.2);
  return isSimilar && distance(a.place, b.place) < Math.min(larger * 0.6, maxSpreadPx);
}

/** Arranges rings around the middle of their locations. */
function spread(group: Mark[]): Mark[] {
  const middle = {
    x: group.reduce((sum, { place }) => sum + place.x, 0) / group.length,
    y: group.reduce((sum, { place }) => sum + place.y, 0) / group.length,
  };
  const widest = Math.max(...group.map(({ radius }) => radius)) + 1.5;
  const reach = Math.min(widest, maxSpreadPx / 2) / Math.sin(Math.PI / group.length);
  return [...group]
    .sort((a, b) => a.place.x - b.place.x)
    .map((mark, index) => {
      const angle = Math.PI + (index * 2 * Math.PI) / group.length;
      return { ...mark, centre: { x: middle.x + reach * Math.cos(angle), y: middle.y + reach * Math.sin(angle) } };
    });
}
