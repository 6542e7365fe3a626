/** Kazakh letters as a keyboard without them writes, so that one list of words serves both. */
const folds: Record<string, string> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
};
const folded = (text: string): string => text.replace(/[әғқңөұүһіё]/g, (letter) => folds[letter] ?? letter);

/** Per month: Russian and Kazakh stems with the endings of their cases, their short forms, and the English names. */
const months: RegExp[] = [
  /^(?:январ[ьяюе]|январем|янв|кантар\p{L}*|кан|january|jan)$/u,
  /^(?:феврал[ьяюе]|февралем|фев|февр|акпан\p{L}*|акп|february|feb)$/u,
  /^(?:март[ауе]?|мартом|мар|наурыз\p{L}*|нау|march|mar)$/u,
  /^(?:апрел[ьяюе]|апрелем|апр|сауир\p{L}*|сау|april|apr)$/u,
  /^(?:ма[йяюе]|маем|мамыр\p{L}*|мам|may)$/u,
  /^(?:июн[ьяюе]?|июнем|маусым\p{L}*|мау|june|jun)$/u,
  /^(?:июл[ьяюе]?|июлем|шилде\p{L}*|шил|july|jul)$/u,
  /^(?:август[ауе]?|августом|авг|тамыз\p{L}*|там|august|aug)$/u,
  /^(?:сентябр[ьяюе]|сентябрем|сент?|кыркуйе[кг]\p{L}*|кыр|september|sept?)$/u,
  /^(?:октябр[ьяюе]|октябрем|окт|казан\p{L}*|каз|october|oct)$/u,
  /^(?:ноябр[ьяюе]|ноябрем|ноя|нояб|караша\p{L}*|november|nov)$/u,
  /^(?:декабр[ьяюе]|декабрем|дек|желтоксан\p{L}*|жел|december|dec)$/u,
];

const kazakhAblative = /(?:нан|нен|дан|ден|тан|тен)$/;

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

const parts: [RegExp, string][] = [
  [/^(?:весн[аойыуе]+|коктем\p{L}*|spring)$/u, 's21'],
  [/^(?:лет[оаеу]м?|жаз(?:ы|да|ында|гы)?|summer)$/u, 's22'],
  [/^(?:осен(?:ь|ью|и)|куз(?:и|де|инде|ги)?|autumn|fall)$/u, 's23'],
  [/^(?:зим[аойыуе]+|кыс(?:ы|та|ында|кы)?|winter)$/u, 's24'],
];

const ordinals: [RegExp, number][] = [
  [/^(?:1|m01|перв\p{L}*|биринши|first)$/u, 1],
  [/^(?:2|m02|втор\p{L}*|екинши|second)$/u, 2],
  [/^(?:3|m03|трет\p{L}*|ушинши|third)$/u, 3],
  [/^(?:4|m04|четверт\p{L}*|тортинши|fourth)$/u, 4],
];

/** Words that say only that a number is a year, a month or a day. */
const noise = new Set(
  (
    'г гг год года году годы годов годах годом ж жж жыл жылы жылгы жылдын жылдар жылдары жылдарда жылга жылда ' +
    'ай айы айынын айында айда айдын year years yr the of in on в во на месяц месяца месяце числа числе жагдай жагдайы'
  ).split(' '),
);

/**
 * A date in lower case with one space between words, and with its words replaced: months by `m01`…`m12`, seasons and
 * quarters by their EDTF codes (`s22`, `s33`), halves of a year by `h1`, decades by `193x`. Words that only say "year"
 * are removed; every other word stays, and makes the date unreadable.
 */
export function plainWords(text: string): string {
  const signs = text
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u202f]+/g, ' ')
    .replace(/(\d)\. (?=\d)/g, '$1.')
    // Before Roman numbers: the Cyrillic х of «1930-х» looks like one.
    .replace(/(?<!\d)(\d{3})0 ?-? ?(?:s|х|е|ые|ых)(?!\p{L})/gu, '$1x ');
  const plain = folded(withRomans(signs))
    .replace(/по состоянию|жагда\p{L}* бойынша|\bas of\b/gu, ' ')
    .replace(/(?<![-/\d] ?)(\d{3})0 ?-? ?жылдар\p{L}*/gu, '$1x ')
    .replace(/(?<!\d)(\d{1,2}) ?-?(?:st|nd|rd|th|го|ое|ого|й|я|ая|е|ши|нши|инши)(?!\p{L})/gu, '$1 ')
    .replace(/(\d{4}) ?-?(?:дан|ден|тан|тен|нан|нен)(?!\p{L})/gu, '$1 бастап ')
    .replace(/(\d{4})-?(?:га|ге|ка|ке|ы|и|сы)(?!\p{L})/gu, '$1 ')
    .replace(/(\d)-?(?=\p{L})(?!x)/gu, '$1 ')
    .replace(/,/g, ' ');
  const words = plain
    .replace(/\p{L}[\p{L}\d]*\.?/gu, wordOf)
    .replace(/\s+/g, ' ')
    .trim();
  return withParts(words)
    .replace(/бастап (?:бастап ?)+/g, 'бастап ')
    .replace(/бастап (?=кейин|сон|бурын)/g, '')
    .replace(/ ?([-/]) (?=\S)/g, (_, sign: string) => ` ${sign} `)
    .replace(/\s+/g, ' ')
    .replace(/[.;]$/, '')
    .trim();
}

function wordOf(written: string): string {
  const word = written.replace(/\.$/, '');
  const month = months.findIndex((names) => names.test(word));
  if (month !== -1) {
    const isFrom = kazakhAblative.test(word);
    return ` m${String(month + 1).padStart(2, '0')}${isFrom ? ' бастап' : ''} `;
  }
  if (word === 'жылдан' || word === 'айынан') return ' бастап ';
  if (noise.has(word)) return ' ';
  return parts.find(([names]) => names.test(word))?.[1] ?? written;
}

/** `12.IV.1947`: a Roman number between signs or at the beginning is a month; Cyrillic letters look alike. */
function withRomans(text: string): string {
  return text.replace(/(^|[\s./-])([ivxіх]{1,4})(?=[\s./-])[./-]?/g, (all, sign: string, letters: string) => {
    const month = romans.indexOf(letters.replaceAll('і', 'i').replaceAll('х', 'x')) + 1;
    return month === 0
      ? all
      : `${sign === '.' || sign === '/' || sign === '-' ? ' ' : sign}m${String(month).padStart(2, '0')} `;
  });
}

/** `first quarter`, `1938 m01 токсан`, `1 полугодие`, `q2`. */
function withParts(text: string): string {
  return text
    .replace(/([^\s-]+) ?-? ?(?:квартал\p{L}*|кв\.?|токсан\p{L}*|quarter)/gu, (all, word: string) =>
      numbered(word, all, (n) => `s${32 + n}`),
    )
    .replace(/([^\s-]+) ?-? ?(?:половин\p{L}*|полугоди\p{L}*|жарты\p{L}*|half)/gu, (all, word: string) =>
      numbered(word, all, (n) => (n > 2 ? all : `h${n}`)),
    )
    .replace(/(?<!\p{L})q([1-4])(?!\d)/gu, (_, digit: string) => `s${32 + Number(digit)}`);
}

function numbered(word: string, all: string, token: (number: number) => string): string {
  const number = ordinals.find(([names]) => names.test(word))?.[1];
  return number === undefined ? all : token(number);
}
