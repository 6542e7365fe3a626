import type { Key as VisitorKey } from '../../state/words.ts';
import type { Key } from '../state/words.ts';
import { t, visitorWord } from '../state/words.ts';
import type { Field } from './field.ts';

/** Words of an option, from the visitor's own words where they have them. */
export const visitorOption = (prefix: string) => (option: string) => visitorWord(`${prefix}.${option}` as VisitorKey);
export const option = (prefix: string) => (value: string) => t(`${prefix}.${value}` as Key);

export const citations: Field = { form: 'citations', name: 'citations' };
export const note: Field = { form: 'trilingual', name: 'note', rows: 2, optional: true };
