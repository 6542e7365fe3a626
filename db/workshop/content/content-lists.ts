import type { Noun } from '../../release/content/layout.ts';
import type { Placed } from '../../release/content/placed.ts';
import type { Body } from '../types.ts';

/** Records on their way to be the content of a release: under each noun its entries, in their order. */
export type ContentLists = Record<Noun, Placed<Body>[]>;

export const emptyLists = (): ContentLists => ({
  release: [],
  vocabulary: [],
  sources: [],
  figures: [],
  questions: [],
  peoples: [],
  works: [],
  contradictions: [],
  lineage: [],
  laws: [],
  glossary: [],
  errata: [],
  corrections: [],
  media: [],
  camps: [],
  texts: [],
});

/** The file that an entry would stand in, as problems name it. Words of the vocabulary have no list of their own. */
export const fileOf = (noun: Noun | null, id: string): string =>
  noun === 'camps' || noun === 'texts' ? `${noun}/${id}.yaml` : `${noun ?? 'vocabulary'}.yaml`;
