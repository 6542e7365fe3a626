import type { Chance } from '../../random.ts';
import { evilNames, type Mutation, replaced } from './specimen.ts';
import { type LooseEntry, looseZip } from './zip-writer.ts';

/** Packages rewritten by a zip program, or by a forger who knows the format. */
export const repacked: Record<string, Mutation> = {
  'packed once more by another program': ({ entries }, chance) => ({
    bytes: looseZip(
      entries.map((entry) => ({
        ...entry,
        deflated: true,
        date: 0x5a00 + chance.below(500),
        time: chance.below(60_000),
      })),
    ),
    reasons: ['changed-package'],
  }),
  'one header of it is otherwise': ({ entries }, chance) => {
    const index = chance.below(entries.length);
    const change = chance.pick<Partial<LooseEntry>>([
      { deflated: true },
      { date: 0x22 + chance.below(9000) },
      { time: 1 + chance.below(60_000) },
      { flags: 1 },
      { flags: 8 },
      { flags: 0x800 },
      { extra: Buffer.from([0x55, 0x54, 1, 0, chance.below(256)]) },
      { extra: wideLie(chance) },
      { comment: 'a comment' },
      { mode: 0o120777 },
      { mode: 0o040755 },
      { mode: 0o100755 },
      { declaredCrc: chance.below(2 ** 32) },
      { declaredBytes: chance.below(2 ** 32) },
      { directoryName: chance.pick(evilNames) },
    ]);
    return { bytes: looseZip(replaced(entries, index, change)) };
  },
  'a comment at the end': ({ entries }, chance) => ({
    bytes: looseZip(entries, 'c'.repeat(1 + chance.below(65_535))),
    reasons: ['trailing-bytes'],
  }),
  'a wrong number of files': ({ entries }, chance) => ({
    bytes: looseZip(entries, '', chance.pick([0, 1, entries.length + 1, 0xffff])),
    reasons: ['changed-package'],
  }),
  'in another order': ({ entries }, chance) => {
    const [first, ...others] = entries.map((_, index) => index);
    const moved = chance.pick(others);
    const order = [first ?? 0, ...others.filter((index) => index !== moved)];
    order.splice(order.indexOf(moved - 1), 0, moved);
    return { bytes: looseZip(order.flatMap((index) => entries[index] ?? [])) };
  },
  'a name that leads elsewhere': ({ entries }, chance) => ({
    bytes: looseZip(replaced(entries, chance.below(entries.length), { name: chance.pick(evilNames) })),
  }),
  'one file more, with a name that leads elsewhere': ({ entries }, chance) => {
    const files = [...entries];
    const content = chance.bytes(30);
    const mode = chance.pick([0o100644, 0o120777, 0o040755]);
    files.splice(chance.below(files.length + 1), 0, { name: chance.pick(evilNames), content, mode });
    return { bytes: looseZip(files) };
  },
  'a name twice': ({ entries }, chance) => {
    const files = [...entries];
    const again = chance.pick(entries);
    const content = chance.pick([again.content, chance.bytes(50)]);
    files.splice(chance.below(files.length + 1), 0, { ...again, content });
    return { bytes: looseZip(files) };
  },
  'a link in the place of a file': ({ entries }, chance) => ({
    bytes: looseZip(
      replaced(entries, chance.below(entries.length), { mode: 0o120777, content: Buffer.from('../../../etc/passwd') }),
    ),
  }),
  'a bomb': ({ entries }, chance) => {
    const declaredBytes = chance.pick([undefined, 0, 4096, 0xffffffff, 0xfffffffe]);
    const bomb: LooseEntry = { name: chance.pick(['content.db', 'media/bomb']), content: zeros, deflated: true };
    const index = chance.below(entries.length);
    const change = { ...bomb, ...(declaredBytes === undefined ? {} : { declaredBytes }) };
    return { bytes: looseZip(chance.below(2) === 0 ? replaced(entries, index, change) : [...entries, change]) };
  },
  'a bomb in the place of the manifest': ({ entries }) => ({
    bytes: looseZip(replaced(entries, 0, { content: zeros, deflated: true })),
    reasons: ['changed-package', 'huge-manifest'],
  }),
};

const zeros = Buffer.alloc(1 << 20);

/** A zip64 field with a different value. */
function wideLie(chance: Chance): Buffer {
  const field = Buffer.alloc(20);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(16, 2);
  chance.bytes(16).copy(field, 4);
  return field;
}
