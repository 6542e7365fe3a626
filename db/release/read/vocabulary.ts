import type { Seat } from '../../model/api/camp.ts';
import type { Population, Term } from '../../model/api/claim.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { inLanguage } from './columns.ts';

interface WordRow {
  kind: 'region' | 'work' | 'territory' | 'population';
  id: string;
  name: string;
  country: Seat['region']['country'] | null;
  unit: string | null;
  scale: string | null;
}

/** The controlled vocabulary of a release in one language, in memory. */
export interface Vocabulary {
  region(id: string): Seat['region'];
  work(id: string): Term;
  territory(id: string): Term;
  /** Types of camps beside those of the program, by id. */
  campTypes: ReadonlyMap<string, string>;
  population(id: string): Population;
}

export function readVocabulary(db: ReadableDb, language: Language): Vocabulary {
  const rows = db
    .prepare<[], WordRow>(`SELECT kind, id, ${inLanguage(language, 'name')}, country, unit, scale FROM vocabulary`)
    .all();
  const words = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  const find = (kind: WordRow['kind'], id: string): WordRow => {
    const word = words.get(`${kind} ${id}`);
    if (!word) throw new Error(`the vocabulary has no ${kind} "${id}"`);
    return word;
  };
  const term = (kind: WordRow['kind'], id: string): Term => ({ id, name: find(kind, id).name });
  const types = db
    .prepare<[], Term>(`SELECT id, ${inLanguage(language, 'name')} FROM own_camp_type ORDER BY position`)
    .all();
  return {
    campTypes: new Map(types.map(({ id, name }) => [id, name])),
    region: (id) => ({ ...term('region', id), country: find('region', id).country ?? 'kz' }),
    work: (id) => term('work', id),
    territory: (id) => term('territory', id),
    population: (id) => {
      const { name, unit, scale } = find('population', id);
      return { id, name, unit: unit ?? '', scale };
    },
  };
}
