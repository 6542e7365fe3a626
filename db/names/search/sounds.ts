import { koreanNames } from './korean-names.ts';
import { cyrillicRules, latinRules } from './sound-rules.ts';

/** Digits of a code; further ones of a long name are not compared. */
const maxDigits = 6;
/** Readings of one word, for a list and for a query. */
const maxStored = 8;
const maxAsked = 48;

/** One or two letters sound like too much. */
const minAsked = 3;

/** Keeps leading zeros of a code that is stored as a number. */
const codeOf = (digits: string): number => Number(`1${digits}`);
const koreanOffset = 20_000_000;

/** Codes of a word in a list. Two words sound alike if `askedSounds` of one and `storedSounds` of the other share a code. */
export const storedSounds = (word: string): number[] => soundsOf(word, false, maxStored);

/** Codes of a word that somebody looks for: those of `storedSounds` and rarer readings. */
export const askedSounds = (word: string): number[] => soundsOf(word, true, maxAsked);

function soundsOf(word: string, isAsked: boolean, limit: number): number[] {
  const lower = normalized(word);
  const korean = koreanNames.get(lower) ?? [];
  const codes = isAsked && word.length < minAsked ? [] : readings(lower, isAsked, limit).map(codeOf);
  return [...new Set([...codes, ...korean.map((group) => koreanOffset + group)])];
}

/** Letters that the rules know keep their marks; all others lose them. Apostrophes and doubled letters go. */
function normalized(word: string): string {
  const lower = word.toLowerCase().normalize('NFC').replace(dropped, '');
  let text = '';
  for (const letter of lower) {
    if (isKnown(letter)) text += letter;
    else text += letter.normalize('NFD').replace(/\p{M}/gu, '');
  }
  return text.replace(/(.)\1+/gu, '$1');
}

const dropped = /[\p{P}\p{Cf}\sʼʹʻ`´]|\u0301/gu;

type Rule = (typeof latinRules)[number];

/** Rules by their first letter, the longest first. */
function byFirstLetter(rules: readonly Rule[]): Map<string, Rule[]> {
  const last = new Map(rules.map((rule) => [rule.letters, rule]));
  const groups = Map.groupBy(last.values(), ({ letters }) => letters.charAt(0));
  for (const group of groups.values()) group.sort((a, b) => b.letters.length - a.letters.length);
  return groups;
}

const cyrillic = byFirstLetter(cyrillicRules);
const latin = byFirstLetter(latinRules);
const isKnown = (letter: string): boolean => cyrillic.has(letter) || latin.has(letter);

const cyrillicEnding = /(?:[ьйи]?(?:[оеё]в(?:а|ой)?|[оеё]ви[чц]|[ое]вна)|[аея]вичюс|[ұу]лы|уулу|[қкгх]ызы|о[гғ]лы)$/u;
const latinEnding =
  /(?:(?:i?[jy]|i)?(?:[oe](?:v|w|f)(?:a|e)?|[oe](?:vi|wi)(?:ch|tch|ts|tz|cz|ć|č|tsch|cs|c|sch)|[oe][vw]na)|[aeo]vičius|[uū]l[yiı]|[qkg][yiı]z[yiı]|o[gğ]l[yuıi])$/u;

const kazakhLetters = /[әғқңөұүіһ]/u;

/**
 * All readings of a word, as strings of digits, without the ending that marks a son's, a daughter's or a family's name.
 * Where little is left without it, it may belong to the name: Яков, Лев.
 */
function readings(word: string, isAsked: boolean, limit: number): string[] {
  const stem = word.replace(cyrillicEnding, '').replace(latinEnding, '');
  const short = readingsOf(stem, isAsked, limit);
  if (stem === word || short.some((digits) => digits.length > 2)) return short;
  const whole = readingsOf(word, isAsked, limit);
  return short.some((digits) => digits.length > 1) ? [...short, ...whole] : whole;
}

function readingsOf(stem: string, isAsked: boolean, limit: number): string[] {
  let read = [''];
  for (let at = 0; at < stem.length; ) {
    const rule = ruleAt(stem, at);
    const options = rule === null ? [''] : optionsOf(rule, stem, at, isAsked);
    read = options.length === 1 ? read.map((text) => text + options[0]) : combined(read, options, limit);
    at += rule?.letters.length ?? 1;
  }
  if (isAsked && /^ж/u.test(stem) && kazakhLetters.test(stem)) read.push(...read.map((text) => `0${text.slice(1)}`));
  return [...new Set(read.map(collapsed))].filter((digits) => digits !== '').slice(0, limit);
}

function combined(read: readonly string[], options: readonly string[], limit: number): string[] {
  const all = options.flatMap((option) => read.map((text) => text + option));
  return all.slice(0, limit);
}

function ruleAt(word: string, at: number): Rule | null {
  const letter = word.charAt(at);
  const rules = latin.get(letter) ?? cyrillic.get(letter) ?? [];
  return rules.find(({ letters }) => word.startsWith(letters, at)) ?? null;
}

function optionsOf(rule: Rule, word: string, at: number, isAsked: boolean): string[] {
  const column = at === 0 ? rule.first : at + rule.letters.length === word.length ? rule.last : rule.within;
  const [stored = '', rare] = column.split('/');
  return [...stored.split('|'), ...(isAsked && rare !== undefined ? rare.split('|') : [])];
}

/** Without vowels, repeated sounds and what exceeds the length of a code; m before a lip sound is n as clerks wrote it. */
const collapsed = (text: string): string =>
  text
    .replace(/(\d)\1+/g, '$1')
    .replaceAll('67', '17')
    .replace(/^-/, '0')
    .replaceAll('-', '')
    .slice(0, maxDigits);
