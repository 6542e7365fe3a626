const vowel = 'аеёиоуыэюяәіөүұ';
const syllableEnd = new RegExp(`(?<=[${vowel}])(?=[^${vowel}ьъ][${vowel}])`, 'giu');

const longWord = 11;
/** Letters that stay together at either end of a word. */
const minPart = 4;

/** Marks where a long word in Cyrillic letters may break: after a vowel, before a consonant and a vowel. */
export function softHyphens(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => (word.length < longWord ? word : hyphenated(word)));
}

const hyphenated = (word: string): string =>
  word.replace(syllableEnd, (_, at: number) => (at >= minPart && word.length - at >= minPart ? '\u00AD' : ''));
