/** One name however it is typed: Айгүл, АЙГҮЛ and «Айгүл » are the same person. */
export const foldedName = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('kk');
