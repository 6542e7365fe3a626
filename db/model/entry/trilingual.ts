import * as v from 'valibot';
import { languages } from '../vocabulary.ts';
import { fault } from './fault.ts';

export const languageSchema = v.picklist(languages);

const text = v.pipe(v.string(fault('no-language')), v.trim(), v.minLength(1, fault('empty-language')));

/** One text in the three languages; none may be empty. */
export const trilingualSchema = v.strictObject({ kk: text, ru: text, en: text });

export type Trilingual = v.InferOutput<typeof trilingualSchema>;
