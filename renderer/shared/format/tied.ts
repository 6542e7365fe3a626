import { options } from 'preact';

/** Before the ending of an abbreviation or a number: АЛЖИР-ге, 6-бөлім, 43 %-ы, 2,6 млн-нан. */
const ending = /(?<=(?:[\p{Lu}\d%]|млн|млрд)-)(?=[а-яёәіңғүұқөһ])/gu;
/** Between a number and the word that it counts, or the month of a day: 25 жыл, 1 January 1950. */
const counted = /(?<=\d) (?=[а-яёәіңғүұқөһ]|[A-Z][a-z]+ (?:1[89]|20)\d\d)/gu;

/** Before the dot between two parts: 1938 · Карлаг. */
const divided = / (?=· )/g;

/** Behind the dash between two short numbers: 1931–1959. Two of millions have no room in one line, and would break inside one. */
const range = /(?<=\d–)(?=\d{1,4}(?!\d|[\s,]\d{3}))/g;

/** Behind a Russian word of one letter, where a word follows that has room beside it: в Карлаге, и 27 лет. */
const leaning = /(?<=(?<![\p{L}\p{M}\d-])[вкосуиаяВКОСУИАЯ]) (?=[«(]?[\p{L}\d-]{1,11}(?![\p{L}\d-]))/gu;

/**
 * Marks where a line must not end: in Kazakh and Russian a word joiner behind the hyphen and a no-break space behind the number or
 * the Russian word of one letter, in any language a word joiner in a range of numbers and a no-break space before a dividing dot.
 */
export const tied = (text: string): string =>
  text
    .replace(ending, '\u2060')
    .replace(range, '\u2060')
    .replace(counted, '\u00A0')
    .replace(divided, '\u00A0')
    .replace(leaning, '\u00A0');

/** Ties every text that Preact draws from now on. The content stays as its editors and its search know it. */
export function tieTexts(): void {
  const before = options.vnode;
  options.vnode = (vnode) => {
    // Preact passes a text as a node without a type whose props are the text.
    const text = vnode as { type: unknown; props: unknown };
    if (text.type === null && typeof text.props === 'string') text.props = tied(text.props);
    before?.(vnode);
  };
}
