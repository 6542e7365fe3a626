import type { RecordKind } from '../../../db/model/api/records.ts';
import { recordKinds, recordStates } from '../../../db/model/api/records.ts';
import type { ListCell } from '../../../db/model/api/selection.ts';
import { parseDate } from '../../../db/model/entry/date.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { formatDate } from '../../shared/format/date.ts';
import { instantText } from '../app/date-text.ts';
import { hasKey, type Key, language, t, visitorText } from '../app/i18n.ts';
import { type Field, labelOf } from '../kinds/field.ts';
import { kindForms } from '../kinds/kinds.ts';

/** A column of a list: a field of the kind's form, or what every record has. */
export interface ListColumn {
  /** As the service knows it: `period`, `amount|date|statement`. */
  name: string;
  label: string;
  field: Field | null;
  /** Words for its codes, where it has some. */
  words: Record<string, string>;
  /** The kind of record that it names; null: another or none. */
  pointsTo: RecordKind | null;
}

/** Forms whose value fits a cell. */
const listable: ReadonlySet<Field['form']> = new Set([
  ...(['line', 'lines', 'trilingual', 'choice', 'date', 'number', 'flag', 'reference', 'references'] as const),
  ...(['citations', 'list', 'words', 'value', 'subject', 'endpoint'] as const),
]);

const fieldsOf = (kind: RecordKind | null): Field[] =>
  kind === null
    ? []
    : kindForms[kind].sections
        .flatMap(({ fields }) => fields)
        .filter(({ form, name }) => listable.has(form) && name !== kindForms[kind].title);

const nameOf = (field: Field): string => (field.form === 'value' ? 'amount|date|statement' : field.name);

/** Every column that a list of this kind can show. */
export function columnsOf(kind: RecordKind | null): ListColumn[] {
  const own = (name: string, label: Key, words: Record<string, string> = {}): ListColumn => ({
    ...{ name, label: t(label), field: null, words, pointsTo: null },
  });
  const kinds = recordKinds.map((each) => [each, t(`kind.${each}` as Key)]);
  return [
    own('title', 'lists.column.title'),
    ...(kind === null ? [own('recordKind', 'lists.column.kind', Object.fromEntries(kinds))] : []),
    ...fieldsOf(kind).map((field) => ({
      ...{ name: nameOf(field), label: labelOf(field), field, words: wordsOf(field), pointsTo: targetOf(field) },
    })),
    own('state', 'records.state', Object.fromEntries(recordStates.map((each) => [each, t(`state.${each}`)]))),
    own('problems', 'lists.column.problems'),
    own('changedAt', 'lists.column.changedAt'),
    own('changedBy', 'lists.column.changedBy'),
    own('id', 'field.id'),
  ];
}

function wordsOf(field: Field): Record<string, string> {
  if (field.form === 'choice') return Object.fromEntries(field.options.map((each) => [each, field.text(each)]));
  if (field.form === 'flag') return { true: t('history.yes'), false: t('history.no') };
  return field.form === 'subject' ? { system: t('subject.system') } : {};
}

function targetOf(field: Field): RecordKind | null {
  if (field.form === 'reference' || field.form === 'references') return field.kind;
  if (field.form === 'citations') return 'source';
  return field.form === 'subject' || field.form === 'endpoint' ? 'camp' : null;
}

/** Forms that tell records of a kind apart at a glance. */
const telling: ReadonlySet<Field['form']> = new Set(['subject', 'choice', 'date', 'reference', 'value']);
const maxTelling = 3;

/** The columns that a list shows beside the title: those that were chosen, or the first that tell records apart. */
export function shownColumns(kind: RecordKind | null, chosen: readonly string[] | undefined): ListColumn[] {
  const columns = columnsOf(kind).filter(({ name }) => name !== 'title');
  if (chosen !== undefined) return columns.filter(({ name }) => chosen.includes(name));
  const declared = kind === null ? undefined : kindForms[kind].listed;
  const first = columns.filter(({ field }) => field && telling.has(field.form)).slice(0, maxTelling);
  const names = declared ?? [...first.map(({ name }) => name), 'recordKind', 'state', 'changedAt'];
  return columns.filter(({ name }) => names.includes(name));
}

/** What a cell says. */
export function cellText(column: ListColumn, cell: ListCell): string {
  const absent = column.field?.form === 'choice' ? column.field.whenAbsent : undefined;
  const values = cell.length === 0 && absent !== undefined ? [absent] : cell;
  return values.map((value) => valueText(column, value)).join('; ');
}

function valueText({ name, field, words }: ListColumn, value: string | number): string {
  if (name === 'changedAt') return value === '' ? '' : instantText(String(value));
  if (name === 'problems') return value === 0 ? '' : String(value);
  if (typeof value === 'number') return formatNumber(value, language.value);
  const date = field?.form === 'date' || field?.form === 'value' || isDay(field) ? parseDate(value) : null;
  if (date) return formatDate(date, visitorText);
  return words[value] ?? (hasKey(`${name}.${value}`) ? t(`${name}.${value}` as Key) : value);
}

const isDay = (field: Field | null): boolean => field?.form === 'line' && field.day === true;

/** Whether a column is compared as a number or a date. */
export const isRanged = ({ name, field }: ListColumn): boolean =>
  name === 'changedAt' ||
  name === 'problems' ||
  isDay(field) ||
  ['date', 'number', 'value'].includes(field?.form ?? '');
