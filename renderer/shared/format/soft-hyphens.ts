const vowel = 'аеёиоуыэюяәіөүұaeiouy';
/** In Latin letters h belongs to the consonant before it: kh, zh, sh. */
const syllableEnd = new RegExp(`(?<=[${vowel}])(?=[^${vowel}ьъ]h?[${vowel}])`, 'giu');

const longWord = 11;
/** Letters that stay together at either end of a word. */
const minPart = 4;

/** Marks where a long word in Cyrillic or Latin letters may break: after a vowel, before a consonant and a vowel. */
export function softHyphens(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => (word.length < longWord ? word : hyphenated(word)));
}

const hyphenated = (word: string): string =>
  word.replace(syllableEnd, (_, at: number) => (at >= minPart && word.length - at >= minPart ? '\u00AD' : ''));
