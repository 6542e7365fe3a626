import type { LoopScene } from '../../../model/api/loop.ts';
import type { ReadableDb } from '../../../sqlite/connection.ts';
import type { CitationReader } from '../camps/claims.ts';
import { titlesOf } from '../source-titles.ts';
import type { PersonLists } from './person-list.ts';

/** As many as a day of the loop has turns for; a release may have a million. */
const maxPeopleOfDay = 120;
const dayMs = 86_400_000;

type NameScene = LoopScene & { kind: 'name' };

/** Those born or dead on this day of the year, and all others in turn, day after day, in the order of the alphabet. */
export function nameScenes(db: ReadableDb, persons: PersonLists, citations: CitationReader) {
  const ofDay = db.prepare<[string, string], { id: string }>(`
    SELECT DISTINCT person_id AS id FROM station
    WHERE kind IN ('born', 'died') AND date_json LIKE ? AND json_extract(date_json, '$.lastDay') LIKE ?
    LIMIT ${maxPeopleOfDay}`);
  return (day: string): NameScene[] => {
    const today = new Set(ofDay.all(`%"firstDay":"____${day.slice(4)}"%`, `____${day.slice(4)}`).map(({ id }) => id));
    const all = persons.all();
    const inTurn = new Set(turnOf(Math.floor(Date.parse(day) / dayMs), all.length).map((index) => all[index]?.id));
    const ids = all.filter(({ id }) => today.has(id) || inTurn.has(id)).map(({ id }) => id);
    const cited = citations.of('person', ids);
    return persons.summaries(ids).map((person) => ({
      key: `name ${person.id}`,
      kind: 'name',
      person,
      isToday: today.has(person.id),
      sources: titlesOf(cited.get(person.id) ?? []),
    }));
  };
}

/** Indices of the persons of a day, spread over the alphabet: all are shown before any comes again. */
function turnOf(day: number, count: number): number[] {
  if (count <= maxPeopleOfDay) return Array.from({ length: count }, (_, index) => index);
  const step = coprimeTo(count);
  return Array.from({ length: maxPeopleOfDay }, (_, turn) => ((day * maxPeopleOfDay + turn) * step) % count);
}

function coprimeTo(count: number): number {
  let step = Math.max(1, Math.round(count * 0.618));
  while (divisor(step, count) !== 1) step++;
  return step;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
