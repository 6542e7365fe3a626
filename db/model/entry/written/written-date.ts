import { parseDate } from '../date.ts';
import { plainWords } from './date-words.ts';

/** What a date as people write it can mean. */
export interface DateReading {
  /** EDTF expressions, the most probable first; empty where nothing can be read. */
  readings: string[];
  /** Whether there is one reading and it needs no question. */
  sure: boolean;
  /** It says that there is no date: "n/a", «б. д.», «белгісіз». */
  none: boolean;
}

const unread: DateReading = { readings: [], sure: false, none: false };

/**
 * Reads a date as people write it in Kazakh, Russian and English, in any of three orders (day.month.year, month/day/year,
 * year-month-day). An ambiguous date has all its readings; a text that is not understood as a whole has none.
 */
export function readDate(text: string): DateReading {
  const written = text.trim().replace(/^'/, '');
  if (parseDate(written)) return exact(written);
  const plain = plainWords(written.replace(/[T ]00:00(?::00)?(?:\.0+)?Z?$/, ''));
  if (plain === '') return unread;
  if (noDate.test(plain)) return { ...unread, none: true };
  const readings = expressionsOf(plain);
  const valid = readings.list.filter((each, index, all) => parseDate(each) && all.indexOf(each) === index);
  return { readings: valid, sure: readings.sure && valid.length === 1, none: false };
}

/** EDTF is what it says, unless people write something else in the same signs: `1932-33` is two years, too. */
function exact(edtf: string): DateReading {
  const [, year = '', second = ''] = /^(\d{4})-(\d\d)$/.exec(edtf) ?? [];
  const next = `${year.slice(0, 2)}${second}`;
  const isCode = Number(second) > 12 && Number(next) > Number(year);
  if (isCode || Number(next) === Number(year) + 1) return { ...unread, readings: [`${year}/${next}`, edtf] };
  return { readings: [edtf], sure: true, none: false };
}

/** A date for a cell of a table, in a form that `readDate` reads as this date alone. */
export function writeDate(edtf: string): string {
  const [, year = '', code = ''] = /^(\d{4})-(\d\d)$/.exec(edtf) ?? [];
  if (code === '' || readDate(edtf).sure) return edtf;
  const season = ['spring', 'summer', 'autumn', 'winter'][Number(code) - 21];
  if (season) return `${season} ${year}`;
  return Number(code) > 12 ? `${year} Q${Number(code) - 32}` : `${year}.${code}`;
}

const noDate =
  /^(?:n\/?a|n\.a|none|no date|undated|n\.d|unknown|not known|-+|\?+|нет|нет данных|н\/д|б[./]? ?д|без даты|неизвестно|неизвестна|не указано|не указана|белгисиз|жок|деректер жок|дерек жок|куни белгисиз|датасыз|0+)\.?$/;

interface Expressions {
  list: string[];
  sure: boolean;
}

const nothing: Expressions = { list: [], sure: false };
const unsure = (list: string[]): Expressions => ({ list, sure: false });

const aboutBefore =
  /^(?:~ ?|(?:около|ок|примерно|прибл|приблизительно|ориентировочно|шамамен|about|around|circa|ca|c(?=\.)|approx|approximately)(?:\. ?| ))/;
const aboutAfter = / (?:шамасында|шамасы|шамамен|~|approx)$/;
const maybeBefore = /^(?:возможно|вероятно|предположительно|предп|мумкин|болжам|possibly|probably|perhaps)\.? /;
const maybeAfter = / ?\(\?\)$| ?\?$| (?:болуы мумкин)$/;

function expressionsOf(text: string): Expressions {
  if (aboutBefore.test(text)) return marked(expressionsOf(text.replace(aboutBefore, '')), '~');
  if (aboutAfter.test(text)) return marked(expressionsOf(text.replace(aboutAfter, '')), '~');
  if (maybeBefore.test(text)) return marked(expressionsOf(text.replace(maybeBefore, '')), '?');
  if (maybeAfter.test(text)) return marked(expressionsOf(text.replace(maybeAfter, '')), '?');
  return (
    excelDay(text) ?? halfYear(text) ?? winter(text) ?? openEnded(text) ?? fromTo(text) ?? whole(text) ?? split(text)
  );
}

/** A mark of a single date is certain; of an interval it may be of the first date or of both. */
function marked({ list, sure }: Expressions, mark: string): Expressions {
  const isInterval = list.some((each) => each.includes('/'));
  if (!isInterval) return { list: list.map((each) => `${each}${mark}`), sure };
  const marking = (end: string) => (end === '' || end === '..' ? end : `${end}${mark}`);
  return unsure(
    list.flatMap((each) => {
      const [from = '', to = ''] = each.split('/');
      return [`${marking(from)}/${marking(to)}`, `${marking(from)}/${to}`].filter((one) => one.includes(mark));
    }),
  );
}

/** Excel's count of days, where a date was copied as a number. */
function excelDay(text: string): Expressions | null {
  if (!/^[1-4]\d{4}$/.test(text)) return null;
  return unsure([new Date((Number(text) - 25_569) * 86_400_000).toISOString().slice(0, 10)]);
}

/** `h1 1938`: the first half of a year. */
function halfYear(text: string): Expressions | null {
  const [, half, year] = /^h([12]) (\d{4})$/.exec(text.replace(/^(\d{4}) (h[12])$/, '$2 $1')) ?? [];
  if (half === undefined) return null;
  return { list: [half === '1' ? `${year}-01/${year}-06` : `${year}-07/${year}-12`], sure: true };
}

/** A winter that names both of its years. */
function winter(text: string): Expressions | null {
  const [, year, next] = /^s24 (\d{4}) ?[-/] ?(\d{4}|\d\d)$/.exec(text.replace(/^(\d.*) s24$/, 's24 $1')) ?? [];
  if (year === undefined || Number(next) % 100 !== (Number(year) + 1) % 100) return null;
  return unsure([`${year}-12/${Number(year) + 1}-02`]);
}

const since = /^(?:с|со|начиная с|since|from|starting(?: from| in)?) (.+)$/;
const sinceAfter = /^(.+?)(?:дан|ден|тан|тен|нан|нен)? (?:бастап|бери|onwards?|по настоящее время|то present)$/;
const before = /^(?:до|по|раньше|ранее|не позднее|не позже|until|till|before|up to|not after|by) (.+)$/;
const beforeAfter = /^(.+?) (?:дейин|шейин)$/;
const after = /^(?:после|позднее|позже|не ранее|не раньше|after|not before|later than) (.+)$/;
const afterAfter = /^(.+?) (?:кейин|сон)$/;

/** With one end. Whether "before" and "after" include the date itself is asked. */
function openEnded(text: string): Expressions | null {
  const from = since.exec(text) ?? sinceAfter.exec(text);
  if (from && !/ (?:по|до|to|until|till|-|and|дейин|шейин) /.test(` ${from[1]} `)) {
    const point = whole(from[1] ?? '');
    if (point) return { list: point.list.map((each) => `${each}/..`), sure: point.sure };
  }
  const to = before.exec(text) ?? beforeAfter.exec(text);
  if (to) {
    const point = whole(to[1] ?? '');
    if (point) return unsure(point.list.map((each) => `../${each}`));
  }
  const later = after.exec(text) ?? afterAfter.exec(text);
  const point = later && whole(later[1] ?? '');
  return point ? unsure(point.list.map((each) => `${each}/..`)) : null;
}

const between =
  /^(?:(?:с|со|from|между|between) )(.+?) (?:по|до|to|until|till|и|and|-) (.+)$|^(.+?) (?:бастап|мен|to|until|по) (.+?)(?: дейин| шейин| аралыгында)?$/;

function fromTo(text: string): Expressions | null {
  const [, first, second, third, fourth] = between.exec(text) ?? [];
  const [from, to] = [first ?? third, second ?? fourth];
  if (from === undefined || to === undefined) return null;
  const range = intervalOf(from, to);
  const isVague = /^(?:между|between)/.test(text) || / (?:мен|аралыгында)/.test(text);
  return range && { list: range.list, sure: range.sure && !isVague };
}

/** Tries every dash and slash that can stand between two dates. Different readings are all asked. */
function split(text: string): Expressions {
  const found: Expressions[] = [];
  for (const { index, 0: sign } of text.matchAll(/ ?[-/] ?/g)) {
    const range = intervalOf(text.slice(0, index), text.slice(index + sign.length));
    if (range) found.push(range);
  }
  const [only] = found;
  if (only === undefined) return nothing;
  return found.length === 1 ? only : unsure(found.flatMap(({ list }) => list));
}

/** A date in parts; what the other end of an interval states may be absent. */
interface Point {
  year?: string | undefined;
  month?: string | undefined;
  day?: string | undefined;
}

interface Points {
  list: Point[];
  sure: boolean;
}

const two = (digits = ''): string => digits.padStart(2, '0');

function edtfOf({ year, month, day }: Point): string | null {
  if (year === undefined) return null;
  if (month === undefined) return day === undefined ? year : null;
  return day === undefined ? `${year}-${month}` : `${year}-${month}-${two(day)}`;
}

/** A single date that states its year. */
function whole(text: string): Expressions | null {
  if (parseDate(text)) {
    const { readings, sure } = exact(text.replace(/x$/, 'X'));
    return { list: readings, sure };
  }
  const points = pointsOf(text);
  const list = points?.list.map(edtfOf).filter((each) => each !== null && parseDate(each) !== null) as string[];
  return points && list.length > 0 ? { list, sure: points.sure && list.length === points.list.length } : null;
}

/** Two ends; the shorter one takes year and month from the other: `16 мая – 26 июня 1954`, `1937/38`. */
function intervalOf(left: string, right: string): Expressions | null {
  const short = /^\d\d$/.test(right) ? shortYear(left, right) : null;
  if (short) return short;
  // `1930–1940-е`: whether the first is a year or a decade is asked.
  const decades = /^(\d{3})0 (\d{3})x$/.exec(`${left.trim()} ${right.trim()}`);
  if (decades) return unsure([`${decades[1]}X/${decades[2]}X`, `${decades[1]}0/${decades[2]}X`]);
  const [from, to] = [pointsOf(left.trim(), true), pointsOf(right.trim(), true)];
  if (!from || !to) return null;
  const list: string[] = [];
  for (const first of from.list) {
    for (const last of to.list) {
      const start = edtfOf(completed(first, last));
      const end = edtfOf(completed(last, first));
      if (start && end && parseDate(`${start}/${end}`)) list.push(`${start}/${end}`);
    }
  }
  if (list.length === 0) return null;
  return { list, sure: from.sure && to.sure && list.length === 1 };
}

/** A year that is absent is that of the other end, and so is the month of a bare day. */
const completed = (point: Point, other: Point): Point => ({
  day: point.day,
  month: point.month ?? (point.day === undefined ? undefined : other.month),
  year: point.year ?? other.year,
});

/** `1937/38`: the year after, or any later one of the century; more than 30 years are asked about, as a misprint. */
function shortYear(left: string, right: string): Expressions | null {
  if (!/^\d{4}$/.test(left)) return null;
  const last = `${left.slice(0, 2)}${right}`;
  const years = Number(last) - Number(left);
  const interval = years > 0 ? [`${left}/${last}`] : [];
  const month = Number(right) <= 12 ? [`${left}-${right}`] : [];
  const list = [...interval, ...month];
  return list.length === 0 ? null : { list, sure: list.length === 1 && years > 0 && years <= 30 };
}

const m = 'm(\\d\\d)';
type Read = (parts: string[]) => Points;
const one = (point: Point): Points => ({ list: [point], sure: true });

/** A year of two digits is asked about: it may be a day or a misprint. */
const century = (year: string | undefined, point: Point): Points => {
  if (year?.length === 2) return { list: [{ ...point, year: `19${year}` }], sure: false };
  return one({ ...point, year });
};

const forms: [RegExp, Read][] = [
  [/^(\d{4}|\d{3}x)$/, ([year]) => one({ year: year?.replace('x', 'X') })],
  [/^(\d{4})-(\d\d)-(\d\d)$/, ([year, month, day]) => one({ year, month, day })],
  [
    new RegExp(`^(\\d{1,2})[ .-]?${m}(?:[ .-](\\d{4}|\\d\\d))?$`),
    ([day, month, year]) => century(year, { month, day }),
  ],
  [new RegExp(`^${m}[ .-]?(\\d{1,2}) (\\d{4})$`), ([month, day, year]) => one({ year, month, day })],
  [new RegExp(`^(\\d{4})[ .-](\\d{1,2})[ .-]?${m}$`), ([year, day, month]) => one({ year, month, day })],
  [new RegExp(`^(\\d{4})[ .-]?${m}(?:[ .-]?(\\d{1,2}))?$`), ([year, month, day]) => one({ year, month, day })],
  [new RegExp(`^${m}(?:[ .-]?(\\d{4}))?$`), ([month, year]) => one({ month, year })],
  [new RegExp(`^${m} ?[ .-] ?(\\d\\d)$`), ([month, year]) => century(year, { month })],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)$/, ([day, month, year]) => dotted(day, month, year)],
  [/^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)$/, ([first, , second, year]) => eitherOrder(first, second, year)],
  [/^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/, ([year, , month, day]) => numeric(year, month, day)],
  [/^(\d{1,2})[./](\d{4})$/, ([month, year]) => numeric(year, month)],
  [/^(\d{4})[.-](\d{1,2})$/, ([year, month]) => numeric(year, month)],
  [/^s(\d\d) (\d{4})$/, ([month, year]) => one({ year, month })],
  [/^(\d{4}) s(\d\d)$/, ([year, month]) => one({ year, month })],
];

/** Only within an interval, whose other end has what is absent here. */
const partialForms: [RegExp, Read][] = [
  [/^(\d{1,2})$/, ([day]) => one({ day })],
  [/^(\d{1,2})\.(\d{1,2})$/, ([day, month]) => numeric(undefined, month, day)],
  [/^s(\d\d)$/, ([month]) => one({ month })],
  [/^(\d{4}) (\d{1,2})$/, ([year, day]) => one({ year, day })],
];

const isMonth = (text: string | undefined): boolean => Number(text) >= 1 && Number(text) <= 12;

const numeric = (year: string | undefined, month: string | undefined, day?: string): Points =>
  isMonth(month) ? one({ year, month: two(month), day }) : { list: [], sure: false };

/** Points stand between day and month in all three languages; the other order is asked about. */
function dotted(day: string | undefined, month: string | undefined, year: string | undefined): Points {
  if (isMonth(month)) return century(year, { month: two(month), day });
  return { list: isMonth(day) ? century(year, { month: two(day), day: month }).list : [], sure: false };
}

/** With slashes or dashes the month is first in America and second elsewhere. */
function eitherOrder(first: string | undefined, second: string | undefined, year: string | undefined): Points {
  const orders: [string | undefined, string | undefined][] = [
    [first, second],
    [second, first],
  ];
  const possible = orders.filter(([, month], index) => isMonth(month) && (index === 0 || first !== second));
  const points = possible.map(([day, month]) => century(year, { month: two(month), day }));
  return {
    list: points.flatMap(({ list }) => list),
    sure: points.length === 1 && points[0]?.sure === true && isMonth(second),
  };
}

function pointsOf(text: string, isPartOfInterval = false): Points | null {
  for (const [form, read] of isPartOfInterval ? [...forms, ...partialForms] : forms) {
    const match = form.exec(text);
    if (match) {
      const points = read(match.slice(1));
      return points.list.length > 0 ? points : null;
    }
  }
  return null;
}
