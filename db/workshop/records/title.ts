import type { RecordKey, RecordSummary } from '../../model/api/records.ts';
import { type Language, languages } from '../../model/vocabulary.ts';
import type { Body } from '../types.ts';
import { isFields } from './changes.ts';

export type Title = RecordSummary['title'];

/** Title of another record, if known. */
export type TitleOf = (key: RecordKey) => Title;

/** The title of a record, from what is filled in. */
export function titleOf({ kind, id }: RecordKey, body: Body, titleOfOther: TitleOf): Title {
  if (kind === 'claim') return claimTitle(body, titleOfOther);
  if (kind === 'erratum') return everywhere(`${body.asPrinted ?? id} → ${body.reading ?? ''}`);
  if (kind === 'lineage') {
    const [from, to] = [body.from, body.to].map((end) => endTitle(end, titleOfOther));
    return each((language) => `${from?.[language] ?? '…'} → ${to?.[language] ?? '…'}`);
  }
  const named =
    body.title ??
    body.name ??
    body.term ??
    body.subject ??
    body.alt ??
    (isFields(body.nameWithheld) ? body.nameWithheld.instead : undefined);
  const title = wordsOf(named);
  // A picture that is not described yet is found by the name of its file.
  return Object.keys(title).length === 0 && typeof body.fileName === 'string' ? everywhere(body.fileName) : title;
}

/** The title of a claim: its label or statement, else what it counts, its value and its time. */
function claimTitle({ label, statement, counts, amount, date, period }: Body, titleOfOther: TitleOf): Title {
  if (label === undefined && statement !== undefined) return wordsOf(statement);
  const what = label !== undefined ? wordsOf(label) : titleOfCounted(counts, titleOfOther);
  const time = typeof period === 'string' ? ` (${period})` : '';
  return each((language) => {
    const value = amount === undefined ? String(date ?? '') : amountWords(amount, language);
    const words = [what[language], value].filter(Boolean).join(': ');
    return words === '' ? undefined : `${words}${time}`;
  });
}

const titleOfCounted = (counts: unknown, titleOfOther: TitleOf): Title =>
  typeof counts === 'string' ? titleOfOther({ kind: 'population', id: counts }) : {};

const endTitle = (end: unknown, titleOfOther: TitleOf): Title =>
  typeof end === 'string' ? titleOfOther({ kind: 'camp', id: end }) : wordsOf(end);

/** An amount as the kiosk writes it: thousands by a no-break space, in English by a comma; the language's own decimal mark. */
export function amountWords(amount: unknown, language: Language): string {
  if (typeof amount === 'number') return numberWords(amount, language);
  if (!isFields(amount)) return '';
  const [min, max] = [amount.min, amount.max].map((end) => (typeof end === 'number' ? numberWords(end, language) : ''));
  return `${min}–${max}`;
}

function numberWords(amount: number, language: Language): string {
  const [whole = '', decimals] = String(amount).split('.');
  const size = Math.abs(amount);
  const grouped = size >= 1000 && size < 1e21 ? thousands(whole, language === 'en' ? ',' : '\u00a0') : whole;
  return decimals === undefined ? grouped : `${grouped}${language === 'en' ? '.' : ','}${decimals}`;
}

/** @param whole digits, perhaps after a minus; no `1e+21` */
function thousands(whole: string, mark: string): string {
  const sign = whole.startsWith('-') ? 1 : 0;
  let at = sign + ((whole.length - sign) % 3 || 3);
  let grouped = whole.slice(0, at);
  for (; at < whole.length; at += 3) grouped += `${mark}${whole.slice(at, at + 3)}`;
  return grouped;
}

/** The languages in which a text exists. */
export function wordsOf(text: unknown): Title {
  if (typeof text === 'string') return everywhere(text);
  if (!isFields(text)) return {};
  return each((language) => {
    const words = text[language];
    return typeof words === 'string' && words !== '' ? words : undefined;
  });
}

const everywhere = (text: string): Title => each(() => text);

function each(words: (language: Language) => string | undefined): Title {
  const title: Title = {};
  for (const language of languages) {
    const text = words(language);
    if (text !== undefined) title[language] = text.slice(0, maxTitleLength);
  }
  return title;
}

/** Lists cut longer titles anyway. */
const maxTitleLength = 300;
