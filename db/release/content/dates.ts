import { parseDate } from '../../model/entry/date.ts';
import type { FieldPath } from './document.ts';
import { everyEntry, type PlacedContent, problemAt } from './placed.ts';
import type { ContentProblem } from './problem.ts';
import { everyGroup } from './walk.ts';

/** Before the first decree, and after this year, nothing of what the kiosk tells has happened. */
const firstYear = 1900;
const lastYear = 2100;

/** The schema checks the form of a date; this finds the slip of a digit (`1497`), which is a good date as well. */
export function checkDates(content: PlacedContent): ContentProblem[] {
  return everyEntry(content).flatMap((entry) =>
    [...everyDate(entry.value)].flatMap(({ edtf, path }) => {
      const date = parseDate(edtf);
      const years = [date?.start?.year, date?.end?.year].filter((year) => year !== undefined);
      const wrong = years.find((year) => year < firstYear || year > lastYear);
      if (wrong === undefined) return [];
      return problemAt(
        entry,
        path,
        'date',
        `has the year ${wrong}: correct it (years run from ${firstYear} to ${lastYear})`,
      );
    }),
  );
}

const dateFields = ['date', 'period', 'existed'];

function* everyDate(value: unknown): Generator<{ edtf: string; path: FieldPath }> {
  for (const { group, path } of everyGroup(value)) {
    for (const [name, member] of Object.entries(group)) {
      if (dateFields.includes(name) && typeof member === 'string') yield { edtf: member, path: [...path, name] };
    }
  }
}
