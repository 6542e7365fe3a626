/** Encodings in which spreadsheets save text. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** Largest file that is taken; 100,000 claims are about 40 MB. */
export const mostTableBytes = 200_000_000;

/** What the editor says of a file where the workshop guessed wrong. */
export interface TableWishes {
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
  sheet?: string | undefined;
}
