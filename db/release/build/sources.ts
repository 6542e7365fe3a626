import type { Content } from '../content/layout.ts';
import { wordColumns } from './columns.ts';
import type { Inserter } from './inserter.ts';

/** The release itself, its sources (but those that stand for "not verified"), and the controlled words. */
export function insertSources(inserter: Inserter, content: Content, sequence: number): void {
  const { title, date, by } = content.release;
  inserter.insert('release', { id: 1, sequence, ...wordColumns('title', title), date, author: by });
  inserter.leaveOut(content.sources.flatMap(({ id, kind }) => (kind === 'unverified' ? id : [])));
  for (const source of content.sources) {
    if (source.kind === 'unverified') continue;
    inserter.insert('source', {
      id: source.id,
      kind: source.kind,
      consulted: source.consulted,
      ...wordColumns('title', source.title),
      ...wordColumns('reliability', source.reliability),
      url: source.url ?? null,
      licence: source.licence ?? null,
    });
  }
  insertVocabulary(inserter, content);
}

function insertVocabulary(inserter: Inserter, { vocabulary }: Content): void {
  const { regions, workKinds, territories, populations } = vocabulary;
  const words = [
    ...regions.map((word) => ({ kind: 'region', unit: null, scale: null, ...word })),
    ...workKinds.map((word) => ({ kind: 'work', country: null, unit: null, scale: null, ...word })),
    ...territories.map((word) => ({ kind: 'territory', country: null, unit: null, scale: null, ...word })),
    ...populations.map((word) => ({ kind: 'population', country: null, ...word })),
  ];
  for (const [index, { kind, id, name, country, unit, scale }] of words.entries()) {
    const position = index + 1;
    inserter.insert('vocabulary', {
      kind,
      id,
      position,
      ...wordColumns('name', name),
      country,
      unit,
      scale: scale ?? null,
    });
  }
}
