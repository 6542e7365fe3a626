export const searchGroups = [
  'person',
  'camp',
  'event',
  'text',
  'term',
  'question',
  'place',
  'law',
  'document',
  'way',
] as const;
export type SearchGroup = (typeof searchGroups)[number];

export interface SearchHit {
  group: SearchGroup;
  /** Id of the entry to open; of a `place` the id of its camp. */
  id: string;
  title: string;
  /** An excerpt of the text around the match; [start, end) offsets of the matches in `title` and `excerpt`. */
  excerpt: string | null;
  titleMatches: [number, number][];
  excerptMatches: [number, number][];
}

/** Answer of `/api/search`: hits in order of rank, at most 50. */
export interface SearchResult {
  query: string;
  hits: SearchHit[];
}
