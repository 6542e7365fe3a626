import { fold } from '../../../db/model/fold.ts';

const longest = 48;

/**
 * An id made of the first title that has letters: lower-case Latin letters, digits and hyphens.
 *
 * @param kind what the id is called where no title has a letter
 */
export function idFrom(titles: readonly string[], kind: string): string {
  const words = titles.map(plain).find((text) => text !== '');
  return words ?? kind;
}

function plain(title: string): string {
  const whole = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (whole.length <= longest) return whole;
  return whole.slice(0, longest + 1).replace(/-[^-]*$/, '');
}
