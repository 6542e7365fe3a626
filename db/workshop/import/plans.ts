import type { TableName } from '../../model/api/tables.ts';
import { column, fact, facts, period, required, type TablePlan, trilingual } from './column.ts';
import { aliasLines, citationLines, date, decimal, number, text, word, wordList, yesNo } from './form.ts';

const id = required(column('id', ['Белгі', 'Обозначение', 'Id'], word));

const claims: TablePlan = {
  name: 'claims',
  kind: 'claim',
  columns: [
    id,
    required(column('subject_kind', ['Нысан түрі', 'Вид предмета', 'Subject kind'], word, 'subject.kind')),
    required(column('subject', ['Нысан', 'Предмет', 'Subject'], word, 'subject.id')),
    required(column('property', ['Сипат', 'Свойство', 'Property'], word)),
    column('amount', ['Сан', 'Число', 'Amount'], number),
    column('amount_min', ['Саны, кемінде', 'Число от', 'Amount from'], number, 'amount.min'),
    column('amount_max', ['Саны, көп дегенде', 'Число до', 'Amount to'], number, 'amount.max'),
    column('date', ['Күні', 'Дата', 'Date'], date),
    ...trilingual('statement', ['Тұжырым', 'Утверждение', 'Statement']),
    column('qualifier', ['Дәлдігі', 'Оговорка', 'Qualifier'], word),
    column('kind', ['Сан түрі', 'Вид числа', 'Kind of figure'], word),
    column('counts', ['Не саналған', 'Что считали', 'Counts'], word),
    column('territory', ['Аумақ', 'Территория', 'Territory'], word),
    period,
    ...trilingual('counted_by', ['Санаған', 'Кто считал', 'Counted by'], 'countedBy'),
    ...trilingual('label', ['Атауы', 'Подпись', 'Label']),
    ...trilingual('note', ['Ескертпе', 'Примечание', 'Note']),
    column('suspicious', ['Күмәнді', 'Сомнительно', 'Suspicious'], yesNo),
    column('part_of', ['Құрамына кіреді', 'Часть', 'Part of'], word, 'partOf'),
    column('status', ['Күйі', 'Состояние', 'Status'], word),
    facts,
    required(column('source_#', ['Дереккөз #', 'Источник #', 'Source #'], word, 'citations.#.source')),
    column('locator_#', ['Беті #', 'Место #', 'Locator #'], text, 'citations.#.locator'),
    column('as_printed_#', ['Басылғандай #', 'Как напечатано #', 'As printed #'], text, 'citations.#.asPrinted'),
    column('fragment_#', ['Үзінді #', 'Отрывок #', 'Fragment #'], text, 'citations.#.fragment'),
    column('reading_#', ['Оқылуы #', 'Чтение #', 'Reading #'], text, 'citations.#.reading'),
  ],
};

const camps: TablePlan = {
  name: 'camps',
  kind: 'camp',
  columns: [
    id,
    required(column('type', ['Түрі', 'Вид', 'Type'], word)),
    ...trilingual('name', ['Атауы', 'Название', 'Name']).map(required),
    ...trilingual('full_name', ['Толық атауы', 'Полное название', 'Full name'], 'fullName').map(required),
    column('parent', ['Қай лагерьдің бөлігі', 'Часть лагеря', 'Parent'], word),
    column('members', ['Мүшелері', 'Входят', 'Members'], wordList),
    column(
      'special_camp_number',
      ['Ерекше лагерь нөмірі', 'Номер особого лагеря', 'Special camp number'],
      number,
      'specialCampNumber',
    ),
    column('existed', ['Болған уақыты', 'Существовал', 'Existed'], date),
    column('work', ['Жұмыс түрлері', 'Виды работ', 'Work'], wordList),
    column(
      'work_sources',
      ['Жұмыс дереккөздері', 'Источники о работах', 'Work sources'],
      citationLines,
      'workCitations',
    ),
    ...trilingual('summary', ['Қысқаша', 'Кратко', 'Summary']).map(required),
    column('texts', ['Мәтіндер', 'Тексты', 'Texts'], wordList),
    column('aliases', ['Басқа атаулары', 'Другие названия', 'Aliases'], aliasLines),
    fact,
    ...trilingual('seat_#_place', ['# орталық, жері', 'Центр #, место', 'Seat #, place'], 'seats.#.place'),
    column('seat_#_region', ['# орталық, облысы', 'Центр #, область', 'Seat #, region'], word, 'seats.#.region'),
    column(
      'seat_#_lat',
      ['# орталық, ендігі', 'Центр #, широта', 'Seat #, latitude'],
      decimal,
      'seats.#.coordinates.lat',
    ),
    column(
      'seat_#_lon',
      ['# орталық, бойлығы', 'Центр #, долгота', 'Seat #, longitude'],
      decimal,
      'seats.#.coordinates.lon',
    ),
    column(
      'seat_#_precision',
      ['# орталық, дәлдігі', 'Центр #, точность', 'Seat #, precision'],
      word,
      'seats.#.precision',
    ),
    column(
      'seat_#_radius_km',
      ['# орталық, радиусы, км', 'Центр #, радиус, км', 'Seat #, radius, km'],
      decimal,
      'seats.#.radiusKm',
    ),
    column('seat_#_period', ['# орталық, кезеңі', 'Центр #, период', 'Seat #, period'], date, 'seats.#.period'),
    column(
      'seat_#_presumed',
      ['# орталық, болжам', 'Центр #, предположительно', 'Seat #, presumed'],
      yesNo,
      'seats.#.presumed',
    ),
    ...trilingual('seat_#_note', ['# орталық, ескертпе', 'Центр #, примечание', 'Seat #, note'], 'seats.#.note'),
    column(
      'seat_#_sources',
      ['# орталық, дереккөздері', 'Центр #, источники', 'Seat #, sources'],
      citationLines,
      'seats.#.citations',
    ),
  ],
};

const sources: TablePlan = {
  name: 'sources',
  kind: 'source',
  columns: [
    id,
    required(column('kind', ['Түрі', 'Вид', 'Kind'], word)),
    required(column('consulted', ['Қалай көрілді', 'Как видели', 'Consulted'], word)),
    ...trilingual('title', ['Атауы', 'Название', 'Title']).map(required),
    ...trilingual('reliability', ['Сенімділігі', 'Надёжность', 'Reliability']),
    column('url', ['Мекенжайы', 'Адрес', 'Address'], text),
    column('licence', ['Лицензия', 'Лицензия', 'Licence'], text),
    fact,
    column('fact_id', ['Дерек атауы', 'Имя в фактах', 'Fact id'], text, 'factId'),
  ],
};

/** What stands in which column of each table. */
export const tablePlans: Readonly<Record<TableName, TablePlan>> = { camps, claims, sources };
