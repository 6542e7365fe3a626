import type { TableName } from '../../../model/api/tables.ts';
import type { ColumnPlan, TablePlan } from './column.ts';
import { archives, documents, events } from './document-plans.ts';
import { date, decimal, type Form, number, text, word, yesNo } from './form.ts';
import { aliasLines, box, citationLines, lineList, relationLines, wordList } from './list-form.ts';
import { camelCase, column, consulted, id, naming, required, sameAs, trilingual, type Words } from './plan-columns.ts';

const seatHeading = ([kk, ru, en]: Words): Words => [`# орталық, ${kk}`, `Центр #, ${ru}`, `Seat #, ${en}`];

const seat = (name: string, heading: Words, form: Form, path = camelCase(name)): ColumnPlan =>
  column(`seat_#_${name}`, seatHeading(heading), form, `seats.#.${path}`);

const seatText = (name: string, heading: Words): ColumnPlan[] =>
  trilingual(`seat_#_${name}`, seatHeading(heading), `seats.#.${name}`);

const factHeading: Words = ['Дерек нөмірі', 'Номер факта', 'Fact'];

const sourceColumn = naming(
  'source',
  required(column('source_#', ['Дереккөз #', 'Источник #', 'Source #'], word, 'citations.#.source')),
);

const claims: TablePlan = {
  name: 'claims',
  kind: 'claim',
  columns: [
    id,
    required(column('subject_kind', ['Нысан түрі', 'Вид предмета', 'Subject kind'], word, 'subject.kind')),
    naming('camp', required(column('subject', ['Нысан', 'Предмет', 'Subject'], word, 'subject.id'))),
    required(column('property', ['Сипат', 'Свойство', 'Property'], word)),
    column('amount', ['Сан', 'Число', 'Amount'], number),
    column('amount_min', ['Саны, кемінде', 'Число от', 'Amount from'], number, 'amount.min'),
    column('amount_max', ['Саны, көп дегенде', 'Число до', 'Amount to'], number, 'amount.max'),
    column('date', ['Күні', 'Дата', 'Date'], date),
    ...trilingual('statement', ['Тұжырым', 'Утверждение', 'Statement']),
    column('qualifier', ['Дәлдігі', 'Оговорка', 'Exactness'], word),
    column('kind', ['Сан түрі', 'Вид числа', 'Kind of figure'], word),
    naming('population', column('counts', ['Не саналған', 'Что считали', 'Counts'], word)),
    naming('territory', column('territory', ['Аумақ', 'Территория', 'Territory'], word)),
    column('period', ['Кезең', 'Период', 'Period'], date),
    ...trilingual('counted_by', ['Санаған', 'Кто считал', 'Counted by']),
    ...trilingual('label', ['Атауы', 'Подпись', 'Label']),
    ...trilingual('note', ['Ескертпе', 'Примечание', 'Note']),
    column('station_camp', ['Кезең: лагерь', 'Веха: лагерь', 'Station: camp'], word, 'station.camp'),
    ...trilingual('station_place', ['Кезең: жер', 'Веха: место', 'Station: place'], 'station.place'),
    naming(
      'place',
      column(
        'station_place',
        ['Кезең: жер белгісі', 'Веха: место из списка', 'Station: place id'],
        word,
        'station.place',
      ),
    ),
    column('station_lat', ['Кезең: ендік', 'Веха: широта', 'Station: latitude'], decimal, 'station.coordinates.lat'),
    column('station_lon', ['Кезең: бойлық', 'Веха: долгота', 'Station: longitude'], decimal, 'station.coordinates.lon'),
    ...trilingual('station_body', ['Кім шешті', 'Кто решил', 'Decided by'], 'station.body'),
    ...trilingual('station_article', ['Бап не айып', 'Статья или обвинение', 'Article or charge'], 'station.article'),
    column('station_term', ['Мерзімі, жыл', 'Срок, лет', 'Term in years'], decimal, 'station.termYears'),
    naming(
      'camp',
      column(
        'state_parent',
        ['Сол кезде: қай лагерьдің бөлігі', 'В то время: часть лагеря', 'At that time: part of'],
        word,
        'state.parent',
      ),
    ),
    naming(
      'camp-type',
      column('state_type', ['Сол кезде: түрі', 'В то время: вид', 'At that time: type'], word, 'state.type'),
    ),
    naming(
      'region',
      column(
        'state_region',
        ['Сол кезде: облысы', 'В то время: область', 'At that time: region'],
        word,
        'state.region',
      ),
    ),
    column('suspicious', ['Күмәнді', 'Сомнительно', 'Doubtful'], yesNo),
    column('part_of', ['Құрамына кіреді', 'Часть', 'Part of'], word),
    column('status', ['Күйі', 'Состояние', 'Status'], word),
    column('fact', factHeading, wordList),
    sourceColumn,
    column('locator_#', ['Беті #', 'Место #', 'Where in the source #'], text, 'citations.#.locator'),
    column('as_printed_#', ['Басылғандай #', 'Как напечатано #', 'As printed #'], text, 'citations.#.asPrinted'),
    column('fragment_#', ['Үзінді #', 'Отрывок #', 'Fragment #'], text, 'citations.#.fragment'),
    column('reading_#', ['Оқылуы #', 'Чтение #', 'Reading #'], text, 'citations.#.reading'),
    column(
      'read_whole_#',
      ['Толық оқылған күні #', 'Прочитано целиком #', 'Read whole #'],
      text,
      'citations.#.readWhole',
    ),
    naming('document', column('document_#', ['Құжат #', 'Документ #', 'Document #'], word, 'citations.#.document')),
    column('box_#', ['Құжаттағы орны #', 'Рамка на документе #', 'Box on the document #'], box, 'citations.#.box'),
  ],
};

/** A plain list of how many people a camp held and when, as archives and historians keep it. */
const headcounts: TablePlan = {
  name: 'headcounts',
  kind: 'claim',
  columns: [
    naming('camp', required(column('camp', ['Лагерь', 'Лагерь', 'Camp'], word, 'subject.id'))),
    {
      ...naming('camp', column('section', ['Бөлімше', 'Отделение', 'Section'], word)),
      formerHeadings: ['Лагпункт', 'Лагерный пункт', 'Лагпункті', 'ОЛП', 'Camp section'],
    },
    required(column('date', ['Күні', 'Дата', 'Date'], date, 'period')),
    required(column('number', ['Саны', 'Численность', 'Headcount'], number, 'amount')),
    sourceColumn,
    column('locator_#', ['Беті #', 'Лист #', 'Page #'], text, 'citations.#.locator'),
    column('as_printed_#', ['Басылғандай #', 'Как напечатано #', 'As printed #'], text, 'citations.#.asPrinted'),
    naming('population', column('counts', ['Не саналған', 'Что считали', 'Counts'], word)),
    column('kind', ['Сан түрі', 'Вид числа', 'Kind of figure'], word),
    column('qualifier', ['Дәлдігі', 'Оговорка', 'Exactness'], word),
    ...trilingual('note', ['Ескертпе', 'Примечание', 'Note']),
    column('status', ['Күйі', 'Состояние', 'Status'], word),
    column('id', ['Белгі', 'Обозначение', 'ID'], word),
  ],
  purpose: {
    /** The same camp, date, source and meaning are the same claim, however often the list is brought in. */
    idOf: ({ subject, section, period, citations, counts = 'prisoners', kind = 'counted' }) => {
      const camp = section ?? (subject as { id?: unknown } | undefined)?.id;
      const source = (citations as { source?: unknown }[] | undefined)?.[0]?.source;
      if (typeof camp !== 'string') return '';
      const meaning = [counts === 'prisoners' ? '' : counts, kind === 'counted' ? '' : kind];
      // About 1945 is another statement than 1945.
      const time = String(period ?? 'undated')
        .replaceAll('%', '~?')
        .replaceAll('~', '-about')
        .replaceAll('?', '-perhaps');
      const words = [camp, 'headcount', time, ...meaning, source ?? ''].join('-').toLowerCase();
      return words
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 100)
        .replace(/^-|-$/g, '');
    },
    defaults: (body) => {
      const { section } = body;
      // A section is a camp of its own: its number is not that of the whole.
      body.subject = { ...(body.subject as object), kind: 'camp', ...(section !== undefined && { id: section }) };
      delete body.section;
      body.property ??= 'headcount';
      body.kind ??= 'counted';
      body.counts ??= 'prisoners';
    },
    holds: ({ property, subject, amount }) =>
      property === 'headcount' && (subject as { kind?: unknown }).kind === 'camp' && typeof amount === 'number',
  },
};

const camps: TablePlan = {
  name: 'camps',
  kind: 'camp',
  columns: [
    id,
    naming('camp-type', required(column('type', ['Түрі', 'Вид', 'Type'], word))),
    ...trilingual('name', ['Атауы', 'Название', 'Name']).map(required),
    ...trilingual('full_name', ['Толық атауы', 'Полное название', 'Full name']).map(required),
    naming('camp', column('parent', ['Қай лагерьдің бөлігі', 'Часть лагеря', 'Part of which camp'], word)),
    column('members', ['Мүшелері', 'Входят', 'Members'], wordList),
    column('special_camp_number', ['Ерекше лагерь нөмірі', 'Номер особого лагеря', 'Special camp number'], number),
    column('existed', ['Болған уақыты', 'Существовал', 'Existed'], date),
    column('work', ['Жұмыс түрлері', 'Виды работ', 'Kinds of work'], wordList),
    column(
      'work_sources',
      ['Жұмыс дереккөздері', 'Источники о работах', 'Work sources'],
      citationLines,
      'workCitations',
    ),
    ...trilingual('summary', ['Қысқаша', 'Кратко', 'Summary']).map(required),
    column('texts', ['Мәтіндер', 'Тексты', 'Texts'], wordList),
    column('aliases', ['Басқа атаулары', 'Другие названия', 'Other names'], aliasLines),
    sameAs,
    column('fact', factHeading, text),
    ...seatText('place', ['жері', 'место', 'place']),
    naming('place', seat('place_id', ['жер белгісі', 'место из списка', 'place id'], word, 'place')),
    naming('region', seat('region', ['облысы', 'область', 'region'], word)),
    seat('lat', ['ендігі', 'широта', 'latitude'], decimal, 'coordinates.lat'),
    seat('lon', ['бойлығы', 'долгота', 'longitude'], decimal, 'coordinates.lon'),
    seat('precision', ['дәлдігі', 'точность', 'precision'], word),
    seat('radius_km', ['радиусы, км', 'радиус, км', 'radius, km'], decimal),
    seat('period', ['кезеңі', 'период', 'period'], date),
    seat('presumed', ['болжам', 'предположительно', 'presumed'], yesNo),
    ...seatText('note', ['ескертпе', 'примечание', 'note']),
    seat('sources', ['дереккөздері', 'источники', 'sources'], citationLines, 'citations'),
  ],
};

const persons: TablePlan = {
  name: 'persons',
  kind: 'person',
  columns: [
    id,
    ...trilingual('name', ['Аты', 'Имя', 'Name']),
    ...trilingual('family_name', ['Тегі', 'Фамилия', 'Family name']),
    ...trilingual('instead', ['Атының орнына', 'Вместо имени', 'In place of the name'], 'nameWithheld.instead'),
    ...trilingual('withheld_reason', ['Неге аты жоқ', 'Почему нет имени', 'Why no name'], 'nameWithheld.reason'),
    column('names', ['Басқа аттары', 'Другие имена', 'Other names'], aliasLines),
    required(column('gender', ['Жынысы', 'Пол', 'Gender'], word)),
    column('people', ['Халқы', 'Народ', 'People'], word),
    ...trilingual('occupation', ['Кәсібі', 'Занятие', 'Occupation']),
    ...trilingual('summary', ['Қысқаша', 'Кратко', 'Summary']).map(required),
    required(column('certainty', ['Сенімділігі', 'Надёжность', 'Certainty'], word)),
    ...trilingual('certainty_reason', ['Неге олай', 'Почему', 'Reason for the certainty']).map(required),
    column('consent', ['Көрсетуге негіз', 'Основание для показа', 'Basis for showing'], word),
    column('consent_note', ['Келісім туралы', 'О согласии', 'About the consent'], text),
    column('relations', ['Жақындары', 'Связи', 'Relations'], relationLines),
    sameAs,
    column('portrait', ['Портреті', 'Портрет', 'Portrait'], word),
    column('media', ['Суреттері', 'Изображения', 'Media'], wordList),
    required(column('sources', ['Дереккөздері', 'Источники', 'Sources'], citationLines, 'citations')),
  ],
};

const places: TablePlan = {
  name: 'places',
  kind: 'place',
  columns: [
    id,
    ...trilingual('name', ['Қазіргі атауы', 'Нынешнее название', 'Name of today']).map(required),
    naming('region', column('region', ['Облысы', 'Область', 'Region'], word)),
    column('lat', ['Ендігі', 'Широта', 'Latitude'], decimal, 'coordinates.lat'),
    column('lon', ['Бойлығы', 'Долгота', 'Longitude'], decimal, 'coordinates.lon'),
    sameAs,
  ],
};

const sources: TablePlan = {
  name: 'sources',
  kind: 'source',
  columns: [
    id,
    required(column('kind', ['Түрі', 'Вид', 'Kind'], word)),
    consulted,
    ...trilingual('title', ['Атауы', 'Название', 'Title']).map(required),
    ...trilingual('reliability', ['Сенімділігі', 'Надёжность', 'Reliability']),
    column('url', ['Мекенжайы', 'Адрес', 'Address'], text),
    column('licence', ['Лицензия', 'Лицензия', 'Licence'], text),
    column('authors', ['Авторлары', 'Авторы', 'Authors'], lineList),
    column('container', ['Басылым', 'Издание', 'Published in'], text),
    column('publisher', ['Баспасы', 'Издательство', 'Publisher'], text),
    column('published', ['Шыққан уақыты', 'Издано', 'Date of publication'], date),
    column('pages', ['Беттері', 'Страницы', 'Pages'], text),
    column('isbn', ['ISBN', 'ISBN', 'ISBN'], text),
    column('doi', ['DOI', 'DOI', 'DOI'], text),
    column('language', ['Тілі', 'Язык', 'Language'], word),
    column('accessed', ['Ашылған күні', 'Дата обращения', 'Accessed'], text),
    {
      ...naming('source', column('derived_from', ['Неден жасалған', 'Сделан по источнику', 'Derived from'], word)),
      formerHeadings: ['Made from'],
    },
    column('fact', factHeading, text),
    column('fact_id', ['Дерек атауы', 'Имя в фактах', 'Fact ID'], text),
  ],
};

/** The columns of each table. */
export const tablePlans: Readonly<Record<TableName, TablePlan>> = {
  headcounts,
  camps,
  claims,
  persons,
  places,
  sources,
  events,
  documents,
  archives,
};
