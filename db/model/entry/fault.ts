import type * as v from 'valibot';
import type { FormCode } from '../api/records.ts';
import { parseVtt } from '../vtt.ts';

interface Fault {
  code: FormCode;
  /** For content files, logs and the command line; it follows the name of the field. */
  sentence: string | ((issue: v.BaseIssue<unknown>) => string);
}

const written = 'nothing is published unless kk, ru and en are all written';

const faults = {
  'no-text': { code: 'form', sentence: 'must be text' },
  empty: { code: 'required', sentence: 'is empty' },
  'no-language': { code: 'required', sentence: `is missing: ${written}` },
  'empty-language': { code: 'required', sentence: `is empty: ${written}` },
  'no-source': { code: 'required', sentence: 'is missing: name the source of this entry' },
  'no-holder': { code: 'required', sentence: 'is missing: name the archive that holds the document' },
  'no-citation': { code: 'required', sentence: 'has no citation: nothing without one can be published' },
  'no-claim': { code: 'required', sentence: 'has no claim' },
  'no-scene': { code: 'required', sentence: 'has no scene: the loop would have nothing to show' },
  'nothing-to-select': { code: 'form', sentence: 'selects records, but this kind of scene has none to select' },
  'no-paragraph': { code: 'required', sentence: 'has no paragraph' },
  'bad-id': { code: 'id', sentence: 'must be lower-case Latin letters, digits and single hyphens' },
  'known-type': { code: 'id', sentence: 'is the id of a type that the program has already: choose another' },
  'bad-fact': { code: 'form', sentence: 'must look like S04 or C07.headcounts[0]' },
  'date-not-quoted': { code: 'date', sentence: 'must be an EDTF date in quotation marks' },
  'bad-date': {
    code: 'date',
    sentence: ({ input }) =>
      `"${input}" is not an EDTF date (write 1947, 1947~, 1952-04-24, 1952-04-24/1954-04-08, ../1956 or XXXX)`,
  },
  'bad-day': { code: 'form', sentence: 'must be a day such as 2026-11-22' },
  'bad-day-of-year': { code: 'form', sentence: 'must be month and day, as 05-31' },
  'one-value': { code: 'value', sentence: 'must carry exactly one of amount, date and statement' },
  'amount-kind': { code: 'amount-kind', sentence: 'carries an amount: say its kind and what it counts' },
  'bad-amount': { code: 'amount', sentence: 'must be a number, or {min, max} where the source gives a range' },
  'empty-range': { code: 'amount', sentence: 'must have min, max or both' },
  'turned-range': { code: 'range', sentence: 'min must not be above max' },
  'bad-subject': { code: 'subject', sentence: 'speaks of the camp system: its subject is {kind: system, id: system}' },
  'foreign-fragment': { code: 'fragment', sentence: 'has a fragment that does not hold the words of asPrinted' },
  'long-fragment': { code: 'too-long', sentence: ({ requirement }) => `is longer than ${requirement} characters` },
  'bad-point': {
    code: 'point',
    sentence: 'a place of unknown precision has no coordinates, every other one has',
  },
  'bad-endpoint': {
    code: 'endpoint',
    sentence: 'must be a camp id, or a trilingual name of something that has no entry',
  },
  'nameless-point': { code: 'point', sentence: 'has coordinates: name the place that they are of' },
  'name-or-reason': { code: 'name', sentence: 'must have a name, or the reason why none is published, and not both' },
  'unseen-document': {
    code: 'required',
    sentence: 'is missing: a document that was not seen needs the publication that quotes it',
  },
  'boxed-nothing': { code: 'form', sentence: 'marks a box: name the document that it is on' },
  'bad-box': { code: 'box', sentence: 'must lie on the sheet: left, top, width and height are shares from 0 to 1' },
  'person-or-name': {
    code: 'participant',
    sentence: 'must name a person of the content, or have a name, and not both',
  },
  'one-stop': {
    code: 'stop',
    sentence: 'must name one place to stop: a record, the map of a year, or a screen',
  },
  'no-stops': { code: 'required', sentence: 'has fewer than two stops' },
  'year-off-map': { code: 'stop', sentence: 'must be a year of the map, from 1930 to 1960' },
  'bad-identifier': { code: 'form', sentence: 'must be a number, or for wikidata a number after Q, such as Q42' },
  'bad-isbn': { code: 'form', sentence: 'must be an ISBN of 10 or 13 digits' },
  'bad-doi': { code: 'form', sentence: 'must be a DOI, such as 10.1234/abc' },
  'bad-language': { code: 'form', sentence: 'must be a language code, such as ru or de' },
  'bad-url': { code: 'url', sentence: 'must be a public http or https address without a name or passphrase' },
  'bad-sha256': { code: 'form', sentence: 'must be the sha-256 of the file' },
  'bad-vtt': {
    code: 'captions',
    sentence: ({ input }) =>
      `is no WebVTT from line ${parseVtt(String(input)).badLine}: it begins with WEBVTT; a caption is a line such as 00:01.000 --> 00:04.000 with words below`,
  },
  'wrong-type': { code: 'form', sentence: 'is of a type that its kind does not have' },
} as const satisfies Record<string, Fault>;

type EntryFault = keyof typeof faults;

/** For the message slot of a schema, which contains the code of a fault, never a sentence. */
export const fault = (code: EntryFault): EntryFault => code;

/** A fault of a field: a code for programs, and a sentence for people. */
export function formFault(issue: v.BaseIssue<unknown>): { code: FormCode; message: string } {
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never') {
      return { code: 'unknown-field', message: 'is not a field of this entry: remove it or correct its name' };
    }
    if (issue.received === 'undefined') return missing;
    return { code: 'form', message: 'must be a group of fields' };
  }
  // The schema's list of words says more than a sentence of its own.
  if (issue.type === 'picklist' && issue.input !== undefined) {
    return { code: 'unknown-word', message: `must be one of ${words(issue.expected)}, not ${issue.received}` };
  }
  if (isEntryFault(issue.message)) {
    const { code, sentence }: Fault = faults[issue.message];
    return { code, message: typeof sentence === 'string' ? sentence : sentence(issue) };
  }
  if (issue.input === undefined) return missing;
  if (issue.type === 'union') return { code: 'form', message: `must be ${words(issue.expected)}` };
  const message = `must be ${words(issue.expected ?? issue.requirement)}, not ${issue.received}`;
  return { code: issue.type === 'min_length' ? 'required' : 'form', message };
}

const missing = { code: 'required', message: 'is missing' } as const;

const isEntryFault = (message: string): message is EntryFault => Object.hasOwn(faults, message);

export const entryFaults = Object.keys(faults) as EntryFault[];

/** valibot's `("kk" | "ru")` as `kk, ru`. */
function words(expected: unknown): string {
  const plain: Record<string, string> = { Object: 'a group of fields', Array: 'a list', string: 'text' };
  const text = String(expected).replace(/^\((.*)\)$/, '$1');
  return plain[text] ?? text.replaceAll('"', '').replaceAll(' | ', ', ');
}
