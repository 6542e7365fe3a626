const longest = 48;

/** Cyrillic letters of Kazakh and Russian as they are usually written in English; Latin letters stay. */
const latin = new Map(
  Object.entries({
    ...{ а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y' },
    ...{ к: 'k', қ: 'k', л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u' },
    ...{ ұ: 'u', ү: 'u', ф: 'f', х: 'kh', һ: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', і: 'i' },
    ...{ ь: '', э: 'e', ю: 'yu', я: 'ya' },
  }),
);

/**
 * A readable id made of the first title that has letters: lower-case Latin letters, digits and hyphens.
 *
 * @param kind what the id is called where no title has a letter
 */
export function idFrom(titles: readonly string[], kind: string): string {
  const words = titles.map(plain).find((text) => text !== '');
  return words ?? kind;
}

function plain(title: string): string {
  const letters = [...title.toLowerCase().normalize('NFC')].map((letter) => latin.get(letter) ?? letter);
  const whole = letters
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\p{L})[’']s?(?=\P{L}|$)/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (whole.length <= longest) return whole;
  return whole.slice(0, longest + 1).replace(/-[^-]*$/, '');
}
