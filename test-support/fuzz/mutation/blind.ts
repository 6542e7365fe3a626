import type { Chance } from '../../random.ts';
import type { Mutation } from './specimen.ts';

const at = (bytes: Buffer, chance: Chance): number => chance.below(bytes.length);

/** Random changes of bytes, without knowledge of the format. */
export const blind: Record<string, Mutation> = {
  'one bit is another': ({ whole }, chance) => {
    const bytes = Buffer.from(whole);
    const place = at(bytes, chance);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << chance.below(8));
    return { bytes };
  },
  'a bit of what is no file is another': ({ whole, entries }, chance) => {
    const bytes = Buffer.from(whole);
    const directory = bytes.indexOf('PK\x01\x02');
    const head = bytes.indexOf(Buffer.from(entries[2]?.name as string)) - 30;
    const place = chance.below(2) === 0 ? directory + chance.below(bytes.length - directory) : head + chance.below(30);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << chance.below(8));
    return { bytes };
  },
  'a piece is overwritten': ({ whole }, chance) => {
    const bytes = Buffer.from(whole);
    const place = at(bytes, chance);
    const piece = chance.bytes(1 + chance.below(40));
    // Skips bytes that already have the new value.
    bytes[place] = (bytes[place] ?? 0) ^ 0xff;
    piece.copy(bytes, place + 1);
    return { bytes };
  },
  'a piece is missing': ({ whole }, chance) => {
    const place = at(whole, chance);
    return { bytes: Buffer.concat([whole.subarray(0, place), whole.subarray(place + 1 + chance.below(5000))]) };
  },
  'a piece is put in': ({ whole }, chance) => {
    const place = at(whole, chance);
    const piece = chance.bytes(1 + chance.below(600));
    return { bytes: Buffer.concat([whole.subarray(0, place), piece, whole.subarray(place)]) };
  },
  'the end is missing': ({ whole }, chance) => ({ bytes: whole.subarray(0, at(whole, chance)) }),
  'there is more at the end': ({ whole }, chance) => ({
    bytes: Buffer.concat([whole, chance.pick([Buffer.from([0]), chance.bytes(1 + chance.below(900)), whole])]),
    reasons: ['trailing-bytes'],
  }),
  'there is more at the beginning': ({ whole }, chance) => ({
    bytes: Buffer.concat([chance.bytes(1 + chance.below(900)), whole]),
  }),
  'there is nothing of ours in it': ({ whole }, chance) => ({ bytes: chance.bytes(chance.below(whole.length / 50)) }),
};
