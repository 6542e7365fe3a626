/** Entries that a text can lead to: `[words](term:gulag)`. */
const linkKinds = ['term', 'camp', 'text', 'question', 'person', 'document', 'event'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** A `[^claim-id]` mark or a link in a piece of Markdown. */
export interface MarkupReference {
  kind: LinkKind | 'claim';
  id: string;
}

interface Markup {
  references: MarkupReference[];
  /** The plain text, without marks, addresses and stars. */
  plain: string;
  /** Departures from the subset, each as one sentence. */
  faults: string[];
}

const id = '[a-z0-9]+(?:-[a-z0-9]+)*';
const mark = new RegExp(`\\[\\^(${id})\\]`, 'g');
const link = new RegExp(`\\[([^\\[\\]]+)\\]\\((${linkKinds.join('|')}):(${id})\\)`, 'g');

/** Parses a paragraph in the Markdown subset of `db/model/entry/text.ts`. */
export function parseMarkup(markdown: string): Markup {
  const marks = [...markdown.matchAll(mark)].map(([, claim]): MarkupReference => ({ kind: 'claim', id: claim ?? '' }));
  const unmarked = markdown.replace(mark, '');
  const links = [...unmarked.matchAll(link)].map(([, , kind, to]): MarkupReference => {
    return { kind: kind as LinkKind, id: to ?? '' };
  });
  const unlinked = unmarked.replace(link, '$1');
  return {
    references: [...marks, ...links],
    plain: unlinked.replaceAll('*', ''),
    faults: [...bracketFaults(unlinked), ...starFaults(unlinked), ...foreignFaults(unlinked)],
  };
}

/** Whether a plain text contains Markdown. */
export function looksLikeMarkup(text: string): boolean {
  return /\[\^|\]\([a-z]*:|\*/.test(text);
}

/** Brackets that are neither a mark nor a link; `[…]` and `[sic]` are ordinary text. */
function bracketFaults(text: string): string[] {
  const faults: string[] = [];
  if (text.includes('[^')) faults.push('holds a mark that is not of the form [^claim-id]');
  if (text.includes('](')) {
    faults.push(`holds a link that is not of the form [words](kind:id), where kind is ${linkKinds.join(', ')}`);
  }
  if (text.split('[').length !== text.split(']').length)
    faults.push('holds a bracket that is not closed, or not opened');
  return faults;
}

/** Stars open and close `*emphasis*` and `**strong**`, properly nested and around words. */
function starFaults(text: string): string[] {
  const open: string[] = [];
  for (const match of text.matchAll(/\*+/g)) {
    const stars = match[0];
    if (stars.length > 3) return ['holds four or more stars in a row'];
    const parts = stars.length === 3 ? (open.at(-1) === '*' ? ['*', '**'] : ['**', '*']) : [stars];
    for (const part of parts) {
      if (open.at(-1) === part) open.pop();
      else if (open.includes(part)) return ['holds *emphasis* and **strong** that cross each other'];
      else if (/^\s|^$/.test(text.slice(match.index + stars.length))) return [unclosedStar];
      else open.push(part);
    }
  }
  return open.length > 0 ? [unclosedStar] : [];
}

const unclosedStar = 'holds a star that opens nothing: write *emphasis* or **strong**';

/*
 * Every pattern is linear in the length of the text: white space at the beginning of a line stays within the line, because
 * `^\s*` would scan all following lines again at each of them.
 */
const foreign: [RegExp, string][] = [
  [/^[^\S\n\r\u2028\u2029]*#{1,6}\s/m, 'holds a Markdown heading: give the paragraph the form "heading" instead'],
  [/^[^\S\n\r\u2028\u2029]*(?:[-+]|\d+\.)\s/m, 'holds a Markdown list: write sentences, or paragraphs of their own'],
  [/^[^\S\n\r\u2028\u2029]*>/m, 'holds a Markdown quotation: give the paragraph the form "quote" instead'],
  [/\n\s*\n/, 'holds an empty line: make each paragraph an entry of its own in the body'],
  [/`/, 'holds a backtick, which the kiosk does not read'],
  [/https?:\/\//, 'holds a web address: name it in the source instead'],
];

function holdsTag(text: string): boolean {
  const start = text.search(/<\/?[a-z]/i);
  return start >= 0 && text.lastIndexOf('>') > start + 1;
}

function foreignFaults(text: string): string[] {
  const faults = foreign.flatMap(([pattern, fault]) => (pattern.test(text) ? fault : []));
  return holdsTag(text) ? [...faults, 'holds an HTML tag, which the kiosk does not read'] : faults;
}
