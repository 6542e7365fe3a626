import { closeSync, openSync, writeSync } from 'node:fs';
import { chanceOf } from '../random.ts';

/**
 * Invented rows for tests and measurements: syllables in the styles of five tongues, drawn by a seed.
 */
interface Style {
  share: number;
  surname: { beginnings: string[]; middles: string[]; endings: [male: string, female: string][] };
  men: string[];
  women: string[];
  patronymic: [male: string, female: string] | null;
}

const words = (text: string): string[] => text.split(' ');
const pairs = (text: string): [string, string][] =>
  words(text).map((pair) => {
    const [male = '', female = male] = pair.split('/');
    return [male, female];
  });

const styles: Style[] = [
  {
    share: 0.45,
    surname: {
      beginnings: words(
        'Ахма Сар Бай Жан Нур Ерме Кай Тол Аба Сей Омар Кас Иб Жу Бек Тур Дос Кун Ес Алт Муха Раха Куан Айт',
      ),
      middles: words('т сен ман бол ке ды гали мах тай жан бер лы ра кул ма се ба ни го ту'),
      endings: pairs('ов/ова ев/ева баев/баева беков/бекова улы/кызы жанов/жанова кулов/кулова'),
    },
    men: words(
      'Ахмет Болат Серик Нурлан Ермек Касым Жумабай Сакен Мухтар Алибек Темир Ораз Кайрат Сабит Габит Ильяс Бауыржан Айдар',
    ),
    women: words('Айша Зейнеп Фатима Гульнар Жамиля Сара Куляш Бибигуль Раушан Алма Дамеш Шара Зауре'),
    patronymic: ['ович', 'овна'],
  },
  {
    share: 0.3,
    surname: {
      beginnings: words(
        'Ив Пет Сид Куз Мор Вол Соб Зай Лебе Козл Нов Мака Пав Степ Ник Оре Анд Бел Гур Тих Щер Фёд Чер Шир Гро',
      ),
      middles: words('ан р ен нец оз к ол це д ле ик ар л он ит хов ре ья бак до ни ка мо'),
      endings: pairs('ов/ова ин/ина ев/ева ский/ская цев/цева ников/никова енко/енко ук/ук'),
    },
    men: words('Иван Пётр Николай Сергей Андрей Михаил Павел Степан Фёдор Григорий Василий Яков Илья Егор Семён'),
    women: words('Анна Мария Елена Ольга Татьяна Вера Надежда Наталья Софья Евдокия Прасковья Ксения'),
    patronymic: ['ович', 'овна'],
  },
  {
    share: 0.12,
    surname: {
      beginnings: words('Шм Мюл Гоф Шнай Вебер Бек Кел Рих Вольф Шрё Нейм Шварц Цим Кру Ланг Гейн Фиш Кайз Эйх Ште'),
      middles: words('ид ле ф де ер тер ан ер мер ге ен ц ель бер'),
      endings: pairs('т р ман ер гольц берг штейн лер ке фельд'),
    },
    men: words('Иоганн Генрих Фридрих Карл Вильгельм Яков Петер Готлиб Эдуард Рудольф'),
    women: words('Эмилия Эмма Берта Ида Мария Анна Роза Клара Лидия'),
    patronymic: ['ович', 'овна'],
  },
  {
    share: 0.08,
    surname: {
      beginnings: words('Ков Виш Зел Каз Яб Дом Вой Шим Врон Пшиб Каль Стан Бжез Мицк Ольш Лев'),
      middles: words('аль нев ин имир лон бров цех ан ис иль ен ке ан'),
      endings: pairs('ский/ская цкий/цкая чик/чик ович/ович евич/евич як/як'),
    },
    men: words('Ян Юзеф Станислав Казимир Владислав Тадеуш Болеслав Адам Антон'),
    women: words('Мария Янина Софья Станислава Ядвига Хелена Ванда'),
    patronymic: ['ович', 'овна'],
  },
  {
    share: 0.05,
    surname: {
      beginnings: words('Ким Ли Пак Цой Тен Хан Югай Ногай Тян Шин Квон Лим Огай Хегай Пя Нам'),
      middles: [''],
      endings: [['', '']],
    },
    men: words('Чун Сен Ден Ман Гым Бон Хак Ир Сан'),
    women: words('Ок Сун Хи Бон Ен Мен'),
    patronymic: null,
  },
];

const camps = words('Карлаг Степлаг Песчанлаг Луглаг Дальлаг АЛЖИР Кингирлаг Актюблаг Балхашлаг Джезказганлаг');
const regions = words(
  'Акмолинская Карагандинская Алма-Атинская Семипалатинская Актюбинская Кустанайская Уральская Омская Саратовская Киевская',
);
const villages = words(
  'Аксу Карабулак Ивановка Мариенталь Узунколь Сергеевка Коктал Жанааул Покровка Розенфельд Каракол Баканас Тельман',
);
const peoples: Record<number, string> = { 0: 'казах', 1: 'русский', 2: 'немец', 3: 'поляк', 4: 'кореец' };
const fates = ['освобождён', 'умер в лагере', 'расстрелян', 'сослан', 'не известна'];

export const generatedHeadings =
  'Фамилия;Имя;Отчество;Год рождения;Место рождения;Национальность;Место жительства;Дата ареста;Осудивший орган;Дата осуждения;Статья;Срок;Лагерь;Судьба;Дата реабилитации;Источник';

/** Draws rows one by one. */
export function nameGenerator(seed: number): () => string[] {
  const { below } = chanceOf(seed);
  const random = (): number => below(1_000_000) / 1_000_000;
  // Some names are common and most are rare.
  const skewed = (count: number): number => Math.floor(count * random() ** 1.7);
  const pick = <T>(list: readonly T[], draw = skewed): T => list[draw(list.length)] as T;
  const day = (from: number, years: number): string =>
    `${String(1 + below(28)).padStart(2, '0')}.${String(1 + below(12)).padStart(2, '0')}.${from + below(years)}`;
  return () => {
    let share = random();
    let kind = 0;
    while (kind < styles.length - 1 && share > (styles[kind]?.share ?? 1)) share -= styles[kind++]?.share ?? 1;
    const style = styles[kind] as Style;
    const gender = random() < 0.85 ? 0 : 1;
    const { beginnings, middles, endings } = style.surname;
    const middle = pick(middles) + (random() < 0.35 ? pick(middles) : '');
    const father = pick(style.men);
    return [
      pick(beginnings) + middle + pick(endings)[gender],
      pick(gender === 0 ? style.men : style.women),
      style.patronymic === null ? '' : father.replace(/[йья]$/, 'е') + style.patronymic[gender],
      random() < 0.04 ? '' : String(1870 + below(55)),
      `${pick(regions)} обл., с. ${pick(villages)}${random() < 0.3 ? ` ${1 + below(40)}` : ''}`,
      peoples[kind] ?? '',
      `г. ${pick(villages)}, ул. ${1 + below(60)}-я, ${1 + below(90)}`,
      day(1930, 16),
      pick(['Тройка УНКВД', 'Особое совещание при НКВД СССР', 'Военный трибунал', 'Выездная сессия ВКВС СССР']),
      day(1931, 16),
      pick(['58-10', '58-6', '58-1а', '58-7, 58-11', '58-10 ч. 2', 'ЧСИР']),
      pick(['10 лет ИТЛ', '5 лет ИТЛ', '8 лет ИТЛ', 'ВМН', '3 года ссылки']),
      pick(camps),
      pick(fates),
      random() < 0.6 ? day(1955, 40) : '',
      `Книга памяти, т. ${1 + below(9)}, с. ${1 + below(600)}, ф. ${1 + below(30)}, д. ${1 + below(99_999)}`,
    ];
  };
}

/** Writes a CSV file of `rows` rows. */
export function writeGeneratedNames(file: string, rows: number, seed = 1): void {
  const next = nameGenerator(seed);
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, `${generatedHeadings}\n`);
    for (let from = 0; from < rows; from += 5_000) {
      const lines = Array.from({ length: Math.min(5_000, rows - from) }, () => `${next().join(';')}\n`);
      writeSync(handle, lines.join(''));
    }
  } finally {
    closeSync(handle);
  }
}
