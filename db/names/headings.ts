import type { NameColumn, NameField } from '../model/api/names.ts';
import { nameFields } from '../model/api/names.ts';

/** Headings by field in Kazakh, Russian and English, folded as `plain` does. */
const known: Record<NameField, string> = {
  name: 'name|full name|fio|фио|ф и о|аты жөні|аты-жөні|тегі аты|тегі аты әкесінің аты|фамилия имя отчество|имя|есімі|есім|толық аты',
  surname: 'surname|last name|family name|lastname|familyname|фамилия|тегі|тек',
  given: 'given|given name|first name|firstname|givenname|имена|личное имя|аты|ныспы',
  patronymic: 'patronymic|father s name|fathers name|middle name|отчество|имя отца|әкесінің аты',
  otherNames:
    'other names|aliases|maiden name|other spellings|другие имена|девичья фамилия|другие написания|басқа есімдері|қыз кезіндегі тегі|басқа атаулары',
  born: 'born|birth|birth year|year of birth|date of birth|birth date|birthdate|birthyear|dob|год рождения|дата рождения|г р|год рожд|родился|туған жылы|туған күні|туған',
  birthplace: 'birthplace|place of birth|born in|место рождения|место рожд|родом|туған жері|туылған жері',
  people: 'people|nationality|ethnicity|национальность|народ|ұлты|халқы',
  place:
    'place|residence|place of residence|lived|lived in|address|место жительства|место проживания|проживал|адрес|тұрған жері|мекені|тұрғылықты жері|мекенжайы|жері',
  arrest:
    'arrest|arrested|date of arrest|arrest date|арест|дата ареста|арестован|ұсталған күні|тұтқындалған күні|қамалған күні|тұтқындалуы|ұсталуы',
  sentence: 'sentence|sentenced|verdict|conviction|приговор|осужден|осуждение|үкім|сотталуы|үкімі',
  sentenceBody:
    'sentence body|sentenced by|convicted by|court|осудивший орган|кем осужден|суд|орган|соттаған орган|кім соттады|сот',
  sentenceDate:
    'sentence date|date of sentence|convicted on|дата приговора|дата осуждения|когда осужден|сотталған күні|үкім күні|үкім шыққан күн',
  article: 'article|charge|статья|обвинение|бап|бабы|айыбы',
  term: 'term|length of sentence|срок|мера наказания|мерзімі|жазасы|жаза мерзімі',
  camp: 'camp|camps|лагерь|лагеря|место заключения|лагері|лагерьлері|қамалған жері',
  fate: 'fate|death|died|судьба|смерть|умер|дата смерти|тағдыры|өлімі|қайтыс болған күні',
  rehabilitation:
    'rehabilitation|rehabilitated|реабилитация|реабилитирован|дата реабилитации|ақталуы|ақталған күні|ақталған',
  source:
    'source|sources|reference|источник|источники|шифр|архивный шифр|основание|дереккөз|дереккөзі|дерек көзі|дереккөздері',
};

/** `Год_рождения:` → `год рождения`, `birthYear` → `birth year` */
const plain = (heading: string): string =>
  heading
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const fieldByHeading: ReadonlyMap<string, NameField> = new Map(
  nameFields.flatMap((field) =>
    [field, ...known[field].split('|')].map((heading): [string, NameField] => [plain(heading), field]),
  ),
);

export const isNameField = (text: string): text is NameField => nameFields.some((field) => field === text);

/**
 * The columns that these headings denote. Of two columns with one meaning the first has it. «Имя» is the given name where
 * a column has the surname, and else the whole name.
 *
 * @param mapping field by heading, chosen by hand; null: a column without one
 */
export function columnsOf(headings: readonly string[], mapping: ReadonlyMap<string, NameField | null>): NameColumn[] {
  const chosen = new Map([...mapping].map(([heading, field]) => [plain(heading), field]));
  const fields = headings.map((heading) => {
    const words = plain(heading);
    return chosen.has(words) ? (chosen.get(words) ?? null) : (fieldByHeading.get(words) ?? null);
  });
  const isByHand = headings.map((heading) => chosen.has(plain(heading)));
  const isSplit = fields.includes('surname') && !fields.includes('given');
  const taken = new Set(fields.filter((_, column) => isByHand[column]));
  return headings.map((heading, column) => {
    const field = fields[column] === 'name' && isSplit && !isByHand[column] ? 'given' : (fields[column] ?? null);
    if (field === null || isByHand[column]) return { heading, field };
    if (taken.has(field)) return { heading, field: null };
    taken.add(field);
    return { heading, field };
  });
}
