import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, manifestFile, signatureFile, toBytes } from '../../../db/release/manifest.ts';
import type { PackageReason } from '../../../db/release/package/refusal.ts';
import { signatureOf } from '../../../db/release/seal.ts';
import type { PrivateKey } from '../../../db/release/trust/keys.ts';
import type { Chance } from '../../random.ts';
import { type LooseEntry, looseZip } from './zip-writer.ts';

/** The input of a mutation. */
export interface Specimen {
  /** The package as it was exported. */
  whole: Buffer;
  /** Its files, in order. */
  entries: readonly LooseEntry[];
  /** The files of another release that the kiosk would also accept. */
  others: readonly LooseEntry[];
  manifest: Manifest;
  keys: { museum: PrivateKey; stranger: PrivateKey; former: PrivateKey; development: PrivateKey };
}

/** A package that must be refused. `reasons`: the permitted codes; without them any code of the closed set. */
interface Mutant {
  bytes: Buffer;
  reasons?: readonly PackageReason[];
}

export type Mutation = (specimen: Specimen, chance: Chance) => Mutant;

/** The entries of a release folder in the order of its package. */
export function entriesOf(folder: string): LooseEntry[] {
  const { files } = JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')) as Manifest;
  const paths = [manifestFile, signatureFile, ...files.map(({ path }) => path)];
  return paths.map((name) => ({ name, content: readFileSync(join(folder, name)) }));
}

/** A manifest signed by a faulty, former or foreign publisher, with the files that it needs. */
export function signed(
  { entries, manifest }: Specimen,
  key: PrivateKey,
  change: (manifest: Manifest) => object,
): Buffer {
  const bytes = toBytes(change(structuredClone(manifest)) as Manifest);
  const seal = signatureOf(bytes, key);
  const [, , ...files] = entries;
  return looseZip([{ name: manifestFile, content: bytes }, { name: signatureFile, content: seal }, ...files]);
}

export function replaced(entries: readonly LooseEntry[], index: number, change: Partial<LooseEntry>): LooseEntry[] {
  return entries.map((entry, place) => (place === index ? { ...entry, ...change } : entry));
}

export const evilNames = [
  '../content.db',
  '../../current',
  'media/../../x',
  '/etc/passwd',
  '\\\\server\\share\\x',
  'C:\\Windows\\x',
  'media\\..\\..\\x',
  'media//x',
  './content.db',
  'CONTENT.DB',
  'Media/photo.jpg',
  'content.db ',
  'content.db.',
  'content.db\0.jpg',
  'media/\u202egpj.exe',
  'media/caf\u0065\u0301.jpg',
  'media/с.jpg',
  'media/aux',
  'media/con.jpg',
  '~/x',
  '',
  'x'.repeat(60_000),
];
