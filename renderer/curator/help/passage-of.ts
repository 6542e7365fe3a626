import type { RecordKind } from '../../../db/model/api/records.ts';
import type { Place } from '../app/route.ts';
import type { ManualPart } from './manual.ts';

/** A chapter, by its English heading. */
export type Spot = readonly [part: ManualPart, heading: string];

/** The chapter about each screen. */
export const ofScreen: Record<Place['screen'], Spot> = {
  desk: ['editing', 'The desk'],
  records: ['many', 'Finding records'],
  record: ['many', 'The form of a record'],
  history: ['editing', 'History and undo'],
  print: ['many', 'Keyboard and printing'],
  review: ['publishing', 'Review'],
  publish: ['publishing', 'Publishing'],
  releases: ['publishing', 'Returning to an earlier release'],
  carry: ['publishing', 'USB sticks'],
  screens: ['publishing', 'All screens'],
  backup: ['publishing', 'Backup'],
  tables: ['editing', 'Tables'],
  names: ['names', 'In the workshop'],
  inbox: ['names', 'Letters from visitors'],
  media: ['editing', 'Pictures and rights'],
  usage: ['publishing', 'How visitors use the screen'],
  accounts: ['publishing', 'Accounts and roles'],
  audit: ['publishing', 'The audit log'],
  staff: ['publishing', 'In the morning: testing the machine'],
};

const vocabulary: Spot = ['editing', 'Words of the vocabulary'];

/** The chapter about the form of a kind, where that kind has one. */
const ofKind: Partial<Record<RecordKind, Spot>> = {
  claim: ['editing', 'Correcting a number and its source'],
  person: ['editing', 'A person'],
  text: ['editing', 'Translating a text'],
  term: ['editing', 'Translating a text'],
  way: ['many', 'A route'],
  media: ['editing', 'Pictures and rights'],
  source: ['documents', 'Source'],
  event: ['documents', 'Event'],
  document: ['documents', 'Archive and document'],
  archive: ['documents', 'Archive and document'],
  playlist: ['publishing', 'The loop'],
  release: ['publishing', 'Publishing'],
  region: vocabulary,
  'work-kind': vocabulary,
  'camp-type': vocabulary,
  territory: vocabulary,
  population: vocabulary,
};

export function spotOf(place: Place): Spot {
  const own = place.screen === 'record' ? ofKind[place.kind] : undefined;
  return own ?? ofScreen[place.screen];
}
