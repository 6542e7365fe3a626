import * as v from 'valibot';
import { idSchema } from './id.ts';
import { type Trilingual, trilingualSchema } from './trilingual.ts';

/** Id in places.yaml, whose name of the time is then shown, or the name as it is written. */
export type PlaceRef = string | Trilingual;

/** Not a union, whose problems would not lead to the language that is missing. */
export const placeRefSchema = v.lazy(
  (input): v.GenericSchema<PlaceRef> => (typeof input === 'string' ? idSchema : trilingualSchema),
);
