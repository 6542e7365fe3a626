import type { RecordKind } from '../../../db/model/api/records.ts';
import { sameAsSchemes } from '../../../db/model/vocabulary.ts';
import type { Key as VisitorKey } from '../../shared/i18n/i18n.ts';
import { hasKey, type Key, t, visitorText } from '../app/i18n.ts';

/** The key of a field in the body, its label (`field.<name>` by default) and its hint. */
interface Named {
  name: string;
  label?: Key;
  hint?: Key;
}

/** One field of a record, by what it holds. The form of an editor is nothing but a list of these. */
export type Field =
  /** `day`: an ISO day. */
  | (Named & { form: 'line' | 'lines'; day?: boolean })
  | (Named & { form: 'trilingual'; rows: number; optional?: boolean; markdown?: boolean; phrases?: readonly Key[] })
  | (Named & {
      form: 'choice';
      options: readonly string[];
      text: (option: string) => string;
      whenAbsent?: string;
      optional?: boolean;
      /** Records of this kind are options too. */
      more?: RecordKind;
    })
  | (Named & { form: 'date'; optional?: boolean })
  /** `decimal`: a comma or point always begins a fraction. */
  | (Named & { form: 'number'; decimal?: boolean })
  | (Named & { form: 'flag'; whenAbsent?: boolean })
  | (Named & { form: 'reference'; kind: RecordKind; optional?: boolean })
  | (Named & { form: 'references'; kind: RecordKind; ordered?: boolean })
  | (Named & { form: 'citations'; optional?: boolean })
  /** `folded`: of a long list each entry shows its first words, and opens. */
  | (Named & { form: 'list'; item: readonly Field[]; fresh: () => Record<string, unknown>; folded?: boolean })
  /** The scenes of a playlist with their shares of the time. */
  | (Named & { form: 'scenes'; item: readonly Field[] })
  | (Named & { form: 'words' })
  | (Named & { form: 'group'; fields: readonly Field[]; optional?: boolean; fresh: () => Record<string, unknown> })
  /** `coordinates`, `precision` and `radiusKm` of a place. */
  | (Named & { form: 'point' })
  /** Amount, date or statement of a claim: exactly one of them. */
  | (Named & { form: 'value' })
  /** Subject of a claim: its kind and the record. */
  | (Named & { form: 'subject' })
  /** A record, or the name of something that has none. */
  | (Named & { form: 'endpoint'; kind: 'camp' | 'place'; optional?: boolean })
  /** Where a stop of a guided way is. */
  | (Named & { form: 'stop' })
  /** The file itself, as it was measured. */
  | (Named & { form: 'file' });

export type FieldOf<F extends Field['form']> = Extract<Field, { form: F }>;

interface Section {
  title: Key;
  /** Closed at first in a record that is there already, unless something in it has to be put right. */
  folded?: boolean;
  fields: readonly Field[];
}

/** The form of a kind of record. */
export interface KindForm {
  sections: readonly Section[];
  /** The trilingual field with the record's title; null: it has none. */
  title: string | null;
  /** Fields that a short form asks for, beside a picker; absent: those of the first section that are not optional. */
  brief?: readonly string[];
  /** Columns of its list until others are chosen; absent: the first that tell its records apart. */
  listed?: readonly string[];
  /** The body of a new record. */
  fresh: () => Record<string, unknown>;
}

export const emptyText = () => ({ kk: '', ru: '', en: '' });

/** The text of an option, from the visitors' locales. */
export const visitorOption = (prefix: string) => (option: string) => visitorText(`${prefix}.${option}` as VisitorKey);
export const option = (prefix: string) => (value: string) => t(`${prefix}.${value}` as Key);

export const citations: Field = { form: 'citations', name: 'citations' };
export const sameAs: Field = {
  form: 'list',
  name: 'sameAs',
  hint: 'hint.sameAs',
  item: [
    { form: 'choice', name: 'scheme', options: sameAsSchemes, text: option('sameAs') },
    { form: 'line', name: 'identifier', hint: 'hint.identifier' },
  ],
  fresh: () => ({ scheme: 'wikidata', identifier: '' }),
};
export const note: Field = { form: 'trilingual', name: 'note', rows: 2, optional: true };

/** The label of a field. */
export function labelOf(field: Pick<Field, 'name' | 'label'>): string {
  if (field.label) return t(field.label);
  return labelOfKey(field.name);
}

/** The label of a key in a record's body that has no field. */
export function labelOfKey(name: string): string {
  const key = `field.${name}`;
  return hasKey(key) ? t(key as Key) : name;
}
