import * as v from 'valibot';
import { languages } from '../vocabulary.ts';

export const languageSchema = v.picklist(languages, 'must be one of kk, ru, en');

const text = v.pipe(
  v.string('is missing: nothing is published unless kk, ru and en are all written'),
  v.trim(),
  v.minLength(1, 'is empty: nothing is published unless kk, ru and en are all written'),
);

/** One text in the three languages; none may be empty. */
export const trilingualSchema = v.strictObject({ kk: text, ru: text, en: text });

export type Trilingual = v.InferOutput<typeof trilingualSchema>;
