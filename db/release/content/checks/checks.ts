import { parseDate } from '../../../model/entry/date.ts';
import type { FieldPath } from '../document.ts';
import { everyEntry, type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';
import { everyGroup } from '../walk.ts';
import { checkDocuments } from './documents.ts';
import { checkFigures } from './figures.ts';
import { checkFilms } from './films.ts';
import { checkIdentity } from './identity.ts';
import { checkMarkup } from './marks.ts';
import { checkPlaylists } from './playlists.ts';
import { type CitedApart, checkReadWhole } from './read-whole.ts';
import { checkSense } from './sense.ts';
import { checkStates } from './states.ts';
import { checkStations } from './stations.ts';
import { checkUnverified } from './unverified.ts';

/** Every check of well-formed entries except that of references, which also needs the ids of malformed entries. */
export function checkPlaced(placed: PlacedContent, citedApart?: CitedApart): ContentProblem[] {
  return [...checkIdentity(placed), ...checkEntries(placed, citedApart)];
}

/** The checks that need only an entry and the entries that it refers to. */
export function checkEntries(content: PlacedContent, citedApart?: CitedApart): ContentProblem[] {
  return entryChecks.flatMap((check) => check(content, citedApart));
}

const entryChecks: readonly ((content: PlacedContent, citedApart?: CitedApart) => ContentProblem[])[] = [
  checkSense,
  checkFigures,
  checkMarkup,
  checkDates,
  checkPlaces,
  checkUnverified,
  checkReadWhole,
  checkStates,
  checkStations,
  checkDocuments,
  checkPlaylists,
  checkFilms,
];

/** From the first decree to this year: every event on the kiosk lies between. */
const firstYear = 1900;
/** The oldest of whom the kiosk tells were born after this year. */
const firstBirth = 1820;
const lastYear = 2100;

/** The schema checks the form of a date; this finds a mistyped digit, as in `1497`. */
function checkDates(content: PlacedContent): ContentProblem[] {
  return everyEntry(content).flatMap((entry) =>
    [...everyDate(entry.value)].flatMap(({ edtf, path, isBirth }) => {
      const first = isBirth ? firstBirth : firstYear;
      const date = parseDate(edtf);
      const years = [date?.start?.year, date?.end?.year].filter((year) => year !== undefined);
      const wrong = years.find((year) => year < first || year > lastYear);
      if (wrong === undefined) return [];
      return problemAt(
        entry,
        path,
        'date',
        `has the year ${wrong}: correct it (years run from ${first} to ${lastYear})`,
      );
    }),
  );
}

const dateFields = ['date', 'period', 'existed'];

function* everyDate(value: unknown): Generator<{ edtf: string; path: FieldPath; isBirth: boolean }> {
  for (const { group, path } of everyGroup(value)) {
    for (const [name, member] of Object.entries(group)) {
      if (dateFields.includes(name) && typeof member === 'string') {
        yield { edtf: member, path: [...path, name], isBirth: 'property' in group && group.property === 'born' };
      }
    }
  }
}

/** Bounds of the coordinates of a region's places, in degrees, with a margin. */
const bounds = {
  kz: { lat: [40, 56], lon: [46, 88], name: 'Kazakhstan' },
  ru: { lat: [41, 82], lon: [19, 180], name: 'Russia' },
  az: { lat: [38, 42], lon: [44, 51], name: 'Azerbaijan' },
} as const;

/** Finds coordinates of a seat outside the country of its region, such as swapped or mistyped ones. */
function checkPlaces(content: PlacedContent): ContentProblem[] {
  const countries = new Map(
    content.vocabulary.flatMap(({ value }) => value.regions.map(({ id, country }) => [id, country] as const)),
  );
  return content.camps.flatMap((entry) =>
    entry.value.seats.flatMap(({ coordinates, region }, index) => {
      const country = countries.get(region);
      if (coordinates === undefined || country === undefined) return [];
      const { lat, lon, name } = bounds[country];
      if (within(coordinates.lat, lat) && within(coordinates.lon, lon)) return [];
      const message = `must lie in ${name} (lat ${lat.join('…')}, lon ${lon.join('…')}): correct the point or the region`;
      return problemAt(entry, ['seats', index, 'coordinates'], 'place', message);
    }),
  );
}

const within = (degrees: number, [from, to]: readonly [number, number]) => degrees >= from && degrees <= to;
