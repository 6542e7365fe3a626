import type { NameColumn } from '../model/api/names.ts';

/** The file of a list, which never changes: `<sha256>.names` in its folder. */
export interface ListFile {
  sha256: string;
  bytes: number;
  rows: number;
  columns: NameColumn[];
}

export const listFileName = (sha256: string): string => `${sha256}.names`;

/** Prefix of the folders in which lists are being made. */
export const importingPrefix = '.importing-';
