import type { CampSummary, Headcount } from '../../../db/model/api/camp.ts';
import type { Point, Size } from '../../shared/map-core/geometry.ts';
import { type Fit, project, unitsPerKm } from '../../shared/map-core/projection.ts';
import { applied } from '../../shared/map-core/view.ts';
import { fannedOut } from './fan-out.ts';
import { amountOf, headcountInYear, isCounted } from './headcount-in-year.ts';
import { placed } from './placed.ts';
import { isImprecise } from './seat-in-year.ts';

/** `full`: people were counted · `outline`: planned, rounded or doubtful · `unknown`: no figure for the year. */
export type MarkForm = 'full' | 'outline' | 'unknown';

/** A camp as the map draws it, in pixels of the panel. */
export interface Mark {
  campId: string;
  name: string;
  form: MarkForm;
  radius: number;
  /** The place itself. */
  place: Point;
  /** Where the ring is drawn: beside the place if equal rings would cover each other. */
  centre: Point;
  /** How far off the place may be; null where it is known well. */
  halo: number | null;
  headcount: Headcount | null;
}

/** Radius of a ring that stands for 10 000 people on a panel of that size. */
export const radiusOfTenThousand = ({ width, height }: Size): number => 0.0215 * Math.sqrt(width * height);

/** Area in proportion to the headcount. */
export const radiusOf = (amount: number, size: Size): number =>
  Math.max(3, radiusOfTenThousand(size) * Math.sqrt(amount / 10_000));

export const unknownRadius = (size: Size): number => Math.max(6, 0.0075 * Math.sqrt(size.width * size.height));

/** The camps of a year on the panel, the largest first, so that no ring hides a smaller one. */
export function marksOf(camps: readonly CampSummary[], year: number, size: Size, toPanel: Fit): Mark[] {
  const marks = placed(camps, year).map(({ camp, seat }) => {
    const headcount = headcountInYear(camp, year);
    const amount = headcount && amountOf(headcount);
    const place = applied(toPanel, project(seat.coordinates));
    const radius = amount === null ? unknownRadius(size) : radiusOf(amount, size);
    const halo = isImprecise(seat) ? Math.max(radius + 7, (seat.radiusKm ?? 0) * unitsPerKm * toPanel.scale) : null;
    return { campId: camp.id, name: camp.name, form: formOf(headcount), radius, place, centre: place, halo, headcount };
  });
  return fannedOut(marks).sort((a, b) => b.radius - a.radius || (a.campId < b.campId ? -1 : 1));
}

function formOf(headcount: Headcount | null): MarkForm {
  if (!headcount) return 'unknown';
  return isCounted(headcount) ? 'full' : 'outline';
}
