import { readFileSync, writeFileSync } from 'node:fs';
import type { NameQuery } from '../../db/model/api/names.ts';
import { nameGenerator } from '../../test-support/names/generated-names.ts';

/** What visitors type, drawn by a seed: surnames, begun ones, with a given name, a year, a camp. */
export function writeQueries(file: string, count: number): void {
  const next = nameGenerator(7);
  const queries = Array.from({ length: count }, (_, index): NameQuery => {
    const [surname = '', given = '', , born = '', , , , , , , , , camp = ''] = next();
    const year = Number(born) || 1900;
    const kinds: NameQuery[] = [
      { q: surname },
      { q: `${surname} ${given}` },
      { q: surname.slice(0, 3 + (index % 4)) },
      { q: surname, born: year, within: 2 },
      { q: surname, given, camp },
    ];
    return kinds[index % kinds.length] ?? { q: surname };
  });
  writeFileSync(file, queries.map((query) => JSON.stringify(query)).join('\n'));
}

export const readQueries = (file: string): NameQuery[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => JSON.parse(line) as NameQuery);
