import type { RecordKind } from '../../model/api/records.ts';
import type { TableName } from '../../model/api/tables.ts';
import { type Language, languages } from '../../model/vocabulary.ts';
import { date, type Form, text, wordList } from './form.ts';

/** A heading in each language; `#` stands for the number of a group. */
export type Heading = Record<Language, string>;

/** A column, or one of a numbered group (`source_#`), whose path has `#` where the position in the list goes. */
export interface ColumnPlan {
  name: string;
  heading: Heading;
  /** Where the value stands in the body. */
  path: string[];
  form: Form;
  /** A file without it cannot make a record. */
  required: boolean;
}

/** A column of a file: a plan, and the numbers of its groups filled in. */
export interface Column extends Omit<ColumnPlan, 'path'> {
  path: (string | number)[];
}

export interface TablePlan {
  name: TableName;
  kind: RecordKind;
  columns: ColumnPlan[];
}

/** More citations or seats than this in one row are a slip. */
export const largestGroup = 40;

export function column(
  name: string,
  heading: [kk: string, ru: string, en: string],
  form: Form,
  path?: string,
): ColumnPlan {
  const [kk, ru, en] = heading;
  return { name, heading: { kk, ru, en }, path: (path ?? name).split('.'), form, required: false };
}

export const required = (plan: ColumnPlan): ColumnPlan => ({ ...plan, required: true });

const tongues: Record<Language, Heading> = {
  kk: { kk: 'қаз.', ru: 'каз.', en: 'Kazakh' },
  ru: { kk: 'орыс.', ru: 'рус.', en: 'Russian' },
  en: { kk: 'ағылш.', ru: 'англ.', en: 'English' },
};

/** The three columns of a text in three languages. */
export function trilingual(name: string, heading: [kk: string, ru: string, en: string], path = name): ColumnPlan[] {
  return languages.map((language) => {
    const tongue = tongues[language];
    const [kk, ru, en] = heading;
    const told: [string, string, string] = [`${kk} (${tongue.kk})`, `${ru} (${tongue.ru})`, `${en} (${tongue.en})`];
    return column(`${name}_${language}`, told, text, `${path}.${language}`);
  });
}

export const fact = column('fact', ['Дерек нөмірі', 'Номер факта', 'Fact'], text);
export const facts = column('fact', ['Дерек нөмірі', 'Номер факта', 'Fact'], wordList);
export const period = column('period', ['Кезең', 'Период', 'Period'], date);

/** Whether the plan is of a numbered group. */
export const isGrouped = ({ path }: ColumnPlan): boolean => path.includes('#');

/** The column of a plan, with the number (from 1) that its group has in it. */
export function columnAt(plan: ColumnPlan, number = 1): Column {
  const numbered = (words: string) => words.replace('#', String(number));
  const { kk, ru, en } = plan.heading;
  return {
    ...plan,
    name: numbered(plan.name),
    heading: { kk: numbered(kk), ru: numbered(ru), en: numbered(en) },
    path: plan.path.map((step) => (step === '#' ? number - 1 : step)),
  };
}

/** All columns of a table with so many members in each of its groups, members side by side. */
export function columnsOf({ columns }: TablePlan, sizeOf: (group: string) => number): Column[] {
  const groups = new Map<string, ColumnPlan[]>();
  for (const plan of columns) {
    const group = isGrouped(plan) ? (plan.path[0] ?? '') : `=${plan.name}`;
    groups.set(group, [...(groups.get(group) ?? []), plan]);
  }
  return [...groups].flatMap(([group, plans]) => {
    const size = group.startsWith('=') ? 1 : sizeOf(group);
    return Array.from({ length: size }, (_, index) => plans.map((plan) => columnAt(plan, index + 1))).flat();
  });
}
