/**
 * One folding for the search index, the query and the marking of matches. It knows no language: it brings every
 * spelling of a word to one plain Latin form, so that Карлаг, Қарлаг, karlag and Qarlag meet, and Джезказган,
 * Жезқазған, Zhezkazgan and Jezqazgan too. Different words may meet as well (х and к do, as in Балхаш and Балқаш):
 * a visitor is better served by one hit too many than by none.
 */

/** Letters to Latin. Letters that are only a base with a mark (ё, й, ğ, é) are folded by losing the mark. */
const latin: Record<string, string> = {
  ...letters('абвгдезийклмнопрстуфэ', 'abvgdeziiklmnoprstufe'),
  ...letters('әғқңөұүіыєґıə', 'agknouuiiegia'),
  ж: 'zh',
  х: 'kh',
  һ: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ю: 'iu',
  я: 'ia',
  ъ: '',
  ь: '',
  '\u0327': 'h', // the cedilla of ş and ç
  ß: 'ss',
};

/** Spellings of one sound, longest first; `zh`, `ch` and `sh` are listed only to keep their h. */
const spellings = /shch|d+zh|d+j|zh|ch|sh|kh|gh|ye|[hjqwxy]/g;
const spelled: Record<string, string> = {
  shch: 'sch',
  zh: 'zh',
  ch: 'ch',
  sh: 'sh',
  kh: 'k',
  gh: 'g',
  ye: 'e',
  h: 'k',
  j: 'zh',
  q: 'k',
  w: 'v',
  x: 'ks',
  y: 'i',
};

/** Combining marks, apostrophes (transliterated soft signs), the soft hyphen and characters without width. */
const dropped = /[\p{M}'’ʼʹ`\u00ad\u200b-\u200d\u2060\ufeff]/gu;

interface Folded {
  text: string;
  /** For each offset in `text` the offset in the original; one more entry than `text` is long, the original's length. */
  offsets: number[];
}

/** Folds a text; `fold(a + b)` starts with `fold(a)` but for a pair of letters cut in two. Folding twice changes nothing. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  let plain = '';
  for (let index = 0; index < lower.length; index++) plain += plainOf(lower, index);
  return plain.replace(spellings, respelled).replace(/i{2,}/g, 'i');
}

/** Folds a text and says for each character of the result where in the original it comes from. */
export function foldWithMap(text: string): Folded {
  const origins: number[] = [];
  let plain = '';
  let offset = 0;
  for (const letter of text) {
    const lower = letter.toLowerCase();
    let folded = '';
    for (let index = 0; index < lower.length; index++) folded += plainOf(lower, index);
    for (let index = 0; index < folded.length; index++) origins.push(offset);
    plain += folded;
    offset += letter.length;
  }
  return respell(plain, origins, text.length);
}

/** The second half of `foldWithMap`: spellings and runs of i, each part keeping the place where it began. */
function respell(plain: string, origins: number[], end: number): Folded {
  const offsets: number[] = [];
  let text = '';
  const append = (part: string, at: number): void => {
    for (const letter of part) {
      if (letter === 'i' && text.endsWith('i')) continue;
      text += letter;
      for (let unit = 0; unit < letter.length; unit++) offsets.push(at);
    }
  };
  let done = 0;
  const keepUntil = (index: number): void => {
    for (const letter of plain.slice(done, index)) {
      append(letter, origins[done] ?? end);
      done += letter.length;
    }
  };
  for (const match of plain.matchAll(spellings)) {
    keepUntil(match.index);
    append(respelled(match[0]), origins[match.index] ?? end);
    done = match.index + match[0].length;
  }
  keepUntil(plain.length);
  return { text, offsets: [...offsets, end] };
}

/** Range [start, end) of the folded text as a range of the original; a letter that is matched in part counts whole. */
export function originalRange({ offsets }: Folded, start: number, end: number): [number, number] {
  const first = offsets[start] ?? 0;
  const last = offsets[end - 1] ?? first;
  let next = end;
  while (next < offsets.length - 1 && offsets[next] === last) next++;
  return [first, offsets[next] ?? last];
}

const respelled = (spelling: string): string => spelled[spelling] ?? 'zh';

/** Answers of `latinOf` by UTF-16 unit: texts repeat few letters, and this is where the time goes. */
const known = new Array<string | undefined>(0x3000);

function plainOf(lower: string, index: number): string {
  const unit = lower.charCodeAt(index);
  const answer = known[unit];
  if (answer !== undefined) return answer;
  const plain = latinOf(lower.charAt(index));
  if (unit < known.length) known[unit] = plain;
  return plain;
}

function latinOf(letter: string): string {
  const marked = latin[letter] ?? letter.normalize('NFD').replace(/./gu, (part) => latin[part] ?? part);
  return marked.replace(dropped, '');
}

function letters(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, index) => [letter, to[index] ?? '']));
}
