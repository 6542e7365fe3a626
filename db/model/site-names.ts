import type { NameEntry, NameHit } from './api/names.ts';

/**
 * The lists of names in the web edition: files of which a search needs a few. An entry is in a file for each word by which a
 * name can be asked for: one of its beginning (*written so*), and one of each of its codes (*sounds so*).
 */
export type SiteName = Omit<NameHit, 'ring'>;

/** How many entries each file has: of the beginnings of folded words, and of codes from one up to that of the next file. */
export interface SiteNamesIndex {
  beginnings: [beginning: string, count: number][];
  sounds: [from: number, count: number][];
}

/** A file of entries by their rows, as they are opened. */
export type SiteEntries = Omit<NameEntry, 'list' | 'similar'>[];

export const namesIndexFile = 'data/names/index.js';
/** @param index in `SiteNamesIndex` */
export const beginningFile = (index: number): string => `data/names/written/${index}.js`;
export const soundsFile = (index: number): string => `data/names/sounds/${index}.js`;
export const entriesFile = (list: string, row: number): string =>
  `data/names/${list}/${Math.floor(row / entriesInFile)}.js`;

const entriesInFile = 200;
