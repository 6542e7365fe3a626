import places from '../../../assets/map/places.json';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Point } from './geometry.ts';
import { type Fit, project } from './projection.ts';
import { applyFit } from './view.ts';

type Names = Record<Language, string>;

/** A town of `assets/map/places.json`; rank 1 is named first. */
interface Town {
  lon: number;
  lat: number;
  rank: number;
  /** In the order of their years; `until` is the last full year of a name, absent for today's. */
  names: (Names & { until?: number })[];
  /** The first year in which it was a town or settlement of that name; absent: before 1930. */
  from?: number;
}

interface Water {
  lon: number;
  lat: number;
  rank: number;
  name: Names;
}

const { towns, waters }: { towns: Town[]; waters: Water[] } = places;

/** A town or a water at its position on the panel. */
export interface Landmark {
  /** The same in every year. */
  id: string;
  kind: 'town' | 'water';
  name: string;
  /** The longest of its names, so that its place does not change with the year. */
  longest: string;
  at: Point;
  /** 1 is named first. */
  rank: number;
}

/** The names of a town in a year; null: it did not exist. */
function namesIn({ names, from }: Town, year: number): Names | null {
  if (from !== undefined && year < from) return null;
  return names.find(({ until }) => until === undefined || year <= until) ?? null;
}

/** Waters and towns on the panel with their names of a year; the smaller towns only when `isNear`. */
export function landmarksOf(year: number, language: Language, toPanel: Fit, isNear: boolean): Landmark[] {
  const landmark = (kind: Landmark['kind'], place: Town | Water, names: Names, all = [names]): Landmark => ({
    id: `${kind} ${place.lon} ${place.lat}`,
    kind,
    name: names[language],
    longest: all.map((each) => each[language]).reduce((a, b) => (b.length > a.length ? b : a)),
    at: applyFit(toPanel, project(place)),
    rank: place.rank,
  });
  return [
    ...waters.map((water) => landmark('water', water, water.name)),
    ...towns
      .filter(({ rank }) => isNear || rank < 3)
      .flatMap((town) => {
        const names = namesIn(town, year);
        return names ? [landmark('town', town, names, town.names)] : [];
      }),
  ];
}
