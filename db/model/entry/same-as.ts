import * as v from 'valibot';
import { type SameAsScheme, sameAsSchemes } from '../vocabulary.ts';
import { fault } from './fault.ts';

/** The form of an identifier in each scheme. */
const forms: Readonly<Record<SameAsScheme, RegExp>> = {
  wikidata: /^Q[1-9]\d*$/,
  geonames: /^[1-9]\d*$/,
  gulagmap: /^[1-9]\d*$/,
  handbook: /^[1-9]\d*$/,
};

/** Under which identifiers others describe the same camp, place, person or event. */
export const sameAsSchema = v.optional(
  v.array(
    v.pipe(
      v.strictObject({ scheme: v.picklist(sameAsSchemes), identifier: v.string(fault('no-text')) }),
      v.forward(
        v.check(({ scheme, identifier }) => forms[scheme].test(identifier), fault('bad-identifier')),
        ['identifier'],
      ),
    ),
  ),
  [],
);

export type SameAsEntry = v.InferOutput<typeof sameAsSchema>[number];

const addresses: Readonly<Record<SameAsScheme, string>> = {
  wikidata: 'http://www.wikidata.org/entity/',
  geonames: 'https://sws.geonames.org/',
  gulagmap: 'https://gulagmap.ru/camp',
  handbook: 'https://gulag.memorial.de/lager.php?lag=',
};

/** The address of the entry in the other collection. */
export const sameAsAddress = ({ scheme, identifier }: SameAsEntry): string => addresses[scheme] + identifier;
