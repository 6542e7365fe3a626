import { toBytes } from '../../../db/release/manifest.ts';
import { signBytes } from '../../../db/release/trust/keys.ts';
import { evilNames, type Mutation, replaced, signed } from './specimen.ts';
import { looseZip } from './zip-writer.ts';

/** Valid zips of invalid releases. */
export const forged: Record<string, Mutation> = {
  'a file of another release': ({ entries, others }, chance) => {
    const index = chance.pick([0, 1, 2, 3]);
    return { bytes: looseZip(replaced(entries, index, { content: others[index]?.content ?? Buffer.alloc(0) })) };
  },
  'a file and its manifest of another release': ({ entries, others }) => ({
    bytes: looseZip([...others.slice(0, 1), ...entries.slice(1, 2), ...others.slice(2)]),
    reasons: ['bad-signature'],
  }),
  'a manifest that was changed': ({ entries }, chance) => {
    const text = String(entries[0]?.content);
    const content = chance.pick([
      text.replace('"by"', ' "by"'),
      text.replace('0', '1'),
      `${text}\n`,
      text.replace('{', '{ '),
    ]);
    return { bytes: looseZip(replaced(entries, 0, { content: Buffer.from(content) })), reasons: ['bad-signature'] };
  },
  'a signature in another spelling': ({ entries }, chance) => {
    const text = String(entries[1]?.content);
    const content = chance.pick([
      text.replaceAll('\n', '\r\n'),
      JSON.stringify(JSON.parse(text)),
      `${text} `,
      text.replace('{', '{ '),
      text.replace('"algorithm"', '"algorithm": "ed25519", "algorithm"'),
      text.replace('==', ''),
    ]);
    return { bytes: looseZip(replaced(entries, 1, { content: Buffer.from(content) })) };
  },
  'a stranger’s key': (specimen) => ({
    bytes: signed(specimen, specimen.keys.stranger, (manifest) => manifest),
    reasons: ['untrusted-key'],
  }),
  'a revoked key': (specimen) => ({
    bytes: signed(specimen, specimen.keys.former, (manifest) => manifest),
    reasons: ['revoked-key'],
  }),
  'the key that everyone has': (specimen) => ({
    bytes: signed(specimen, specimen.keys.development, (manifest) => manifest),
    reasons: ['development-key'],
  }),
  'a stranger’s key under our name': ({ entries, keys }) => {
    const [manifest] = entries;
    const signature = signBytes(manifest?.content ?? Buffer.alloc(0), keys.stranger).toString('base64');
    const content = toBytes({ algorithm: 'ed25519', keyId: keys.museum.id, signature });
    return { bytes: looseZip(replaced(entries, 1, { content })), reasons: ['bad-signature'] };
  },
  'a lower number': (specimen, chance) => ({
    bytes: signed(specimen, specimen.keys.museum, (manifest) => {
      const sequence = 1 + chance.below(4);
      return { ...manifest, sequence, id: `000${sequence}-${String(manifest.id).slice(5)}` };
    }),
    reasons: ['older'],
  }),
  'a newer schema': (specimen, chance) => ({
    bytes: signed(specimen, specimen.keys.museum, (manifest) => ({
      ...manifest,
      schemaVersion: 900 + chance.below(99),
    })),
    reasons: ['newer-schema'],
  }),
  'a newer Esimde': (specimen, chance) => ({
    bytes: signed(specimen, specimen.keys.museum, (manifest) =>
      chance.below(2) === 0 ? { ...manifest, minimumAppVersion: '99.0.0' } : { ...manifest, formatVersion: 2 },
    ),
    reasons: ['newer-app-needed'],
  }),
};

/** Invalid contents with a valid signature, as from a faulty publisher or a stolen key. */
export const signedNonsense: Record<string, Mutation> = {
  'a path that leads elsewhere': (specimen, chance) => ({
    bytes: signed(specimen, specimen.keys.museum, (manifest) => {
      const file = chance.pick(manifest.files);
      const path = chance.pick(evilNames);
      return chance.below(2) === 0
        ? { ...manifest, files: manifest.files.map((one) => (one === file ? { ...one, path } : one)) }
        : { ...manifest, files: [...manifest.files, { ...file, path }] };
    }),
    reasons: ['unreadable-manifest'],
  }),
  'names that one disk tells apart and another does not': (specimen, chance) => ({
    bytes: signed(specimen, specimen.keys.museum, (manifest) => {
      const [file] = manifest.files;
      const path = chance.pick(['media/PHOTO.JPG', 'media/photo.jpg', 'media/photo.jpg/x', 'media/nul', 'media/x.']);
      return { ...manifest, files: [...manifest.files, { ...file, path }] };
    }),
    reasons: ['unreadable-manifest'],
  }),
  'a size that is not true': (specimen, chance) => ({
    bytes: signed(specimen, specimen.keys.museum, (manifest) => {
      const file = chance.pick(manifest.files);
      const bytes = chance.pick([file.bytes + 1, 2 ** 32 - 1, 2 ** 32, 2 ** 40, 2 ** 53 - 1, 2 ** 60]);
      return { ...manifest, files: manifest.files.map((one) => (one === file ? { ...one, bytes } : one)) };
    }),
  }),
  'a hash that is not true': (specimen, chance) => ({
    bytes: signed(specimen, specimen.keys.museum, (manifest) => {
      const file = chance.pick(manifest.files);
      const sha256 = chance.bytes(32).toString('hex');
      return { ...manifest, files: manifest.files.map((one) => (one === file ? { ...one, sha256 } : one)) };
    }),
    reasons: ['changed-file'],
  }),
  'no files': (specimen) => ({
    bytes: signed(specimen, specimen.keys.museum, (manifest) => ({ ...manifest, files: [] })),
    reasons: ['unreadable-manifest'],
  }),
};
