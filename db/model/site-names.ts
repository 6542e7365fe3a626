import type { NameEntry, NameHit } from './api/names.ts';

/**
 * The lists of names in the web edition: files of which a search needs a few. An entry is in a file for each word by which a
 * name can be asked for: one of its beginning (*written so*), and one of each of its codes (*sounds so*).
 */
export type SiteName = Omit<NameHit, 'ring'>;

/** What there is: the beginnings of folded words in order with how many entries each file has, and how many each file of codes has. */
export interface SiteNamesIndex {
  beginnings: [beginning: string, count: number][];
  sounds: number[];
}

/** A file of entries by their rows, as they are opened. */
export type SiteEntries = Omit<NameEntry, 'list' | 'similar'>[];

export const namesIndexFile = 'data/names/index.js';
/** @param index of a beginning in the index */
export const beginningFile = (index: number): string => `data/names/written/${index}.js`;
/** @param group of codes, see `soundGroup` */
export const soundsFile = (group: number): string => `data/names/sounds/${group}.js`;
export const entriesFile = (list: string, row: number): string =>
  `data/names/${list}/${Math.floor(row / entriesInFile)}.js`;

const entriesInFile = 200;

export const soundGroup = (code: number, { sounds }: Pick<SiteNamesIndex, 'sounds'>): number => code % sounds.length;
