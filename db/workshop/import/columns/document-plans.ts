import type { TablePlan } from './column.ts';
import { date, decimal, text, word, yesNo } from './form.ts';
import { citationLines, memberLines, wordList } from './list-form.ts';
import { column, consulted, id, naming, required, sameAs, trilingual } from './plan-columns.ts';

export const documents: TablePlan = {
  name: 'documents',
  kind: 'document',
  columns: [
    id,
    ...trilingual('title', ['Атауы', 'Название', 'Title']).map(required),
    required(column('kind', ['Түрі', 'Вид', 'Kind'], word)),
    column('date', ['Күні', 'Дата', 'Date'], date),
    ...trilingual('issued_by', ['Шығарған мекеме', 'Кем издан', 'Issued by']),
    ...trilingual('summary', ['Қысқаша', 'Кратко', 'Summary']),
    naming('archive', required(column('archive', ['Архив', 'Архив', 'Archive'], word))),
    column('fond', ['Қор', 'Фонд', 'Fond'], text),
    column('inventory', ['Тізімдеме', 'Опись', 'Inventory'], text),
    column('file', ['Іс', 'Дело', 'File'], text),
    column('sheet', ['Парақ', 'Лист', 'Sheet'], text),
    required(column('language', ['Тілі', 'Язык', 'Language'], word)),
    consulted,
    column('via', ['Келтірген еңбек', 'Цитируется в', 'Quoted in'], citationLines),
    column('scans', ['Көшірмелері', 'Сканы', 'Scans'], wordList),
    column('transcription', ['Мәтіні', 'Текст документа', 'Transcription'], text),
    ...trilingual('translation', ['Аудармасы', 'Перевод', 'Translation']),
    column('persons', ['Адамдар', 'Люди', 'Persons'], wordList),
    column('camps', ['Лагерьлер', 'Лагеря', 'Camps'], wordList),
    column('restricted', ['Шектеулі', 'Ограничен', 'Restricted'], yesNo),
  ],
};

export const archives: TablePlan = {
  name: 'archives',
  kind: 'archive',
  columns: [
    id,
    ...trilingual('name', ['Атауы', 'Название', 'Name']).map(required),
    ...trilingual('short', ['Қысқаша атауы', 'Сокращение', 'Short name']),
    ...trilingual('place', ['Орны', 'Место', 'Place']),
    column('url', ['Мекенжайы', 'Адрес', 'Address'], text),
  ],
};

const inEach = (name: string): string[] => ['kk', 'ru', 'en'].map((language) => `${name}.${language}`);

export const events: TablePlan = {
  name: 'events',
  kind: 'event',
  columns: [
    id,
    ...trilingual('title', ['Атауы', 'Название', 'Title']).map(required),
    ...trilingual('summary', ['Қысқаша', 'Кратко', 'Summary']).map(required),
    required(column('period', ['Уақыты', 'Время', 'Period'], date)),
    ...trilingual('place', ['Орны', 'Место', 'Place']),
    naming('place', column('place_id', ['Орны (белгісі)', 'Место из списка', 'Place id'], word, 'place')),
    column('lat', ['Ендігі', 'Широта', 'Latitude'], decimal, 'coordinates.lat'),
    column('lon', ['Бойлығы', 'Долгота', 'Longitude'], decimal, 'coordinates.lon'),
    column('camps', ['Лагерьлер', 'Лагеря', 'Camps'], wordList),
    column('days', ['Күндері', 'Дни', 'Days'], memberLines(['date', ...inEach('text')])),
    column(
      'participants',
      ['Қатысқандар', 'Участники', 'Participants'],
      memberLines(['person', ...inEach('name'), ...inEach('role')]),
    ),
    column('orders', ['Бұйрықтар', 'Приказы', 'Orders'], memberLines(['date', 'document', ...inEach('text')])),
    ...trilingual('outcome', ['Неге әкелді', 'Исход', 'Outcome']),
    sameAs,
    column('claims', ['Деректер', 'Сведения', 'Claims'], wordList),
    column('texts', ['Мәтіндер', 'Тексты', 'Texts'], wordList),
    column('media', ['Суреттері', 'Изображения', 'Media'], wordList),
    required(column('sources', ['Дереккөздері', 'Источники', 'Sources'], citationLines, 'citations')),
  ],
};
