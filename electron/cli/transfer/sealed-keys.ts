import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import * as v from 'valibot';
import { writeDurably } from '../../../db/sqlite/durable.ts';

/** Folders with private keys: those that sign releases, and the one with which the kiosk reports. */
const keyFolders = ['workshop/keys', 'channel'];

/** The keys below a data folder, as paths from there. */
export function keysIn(dataFolder: string): string[] {
  return keyFolders.flatMap((folder) => {
    const path = join(dataFolder, folder);
    const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.pem')) : [];
    return names.sort().map((name) => `${folder}/${name}`);
  });
}

const sealedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.pipe(v.string(), v.regex(/^(workshop\/keys|channel)\/[A-Za-z0-9][A-Za-z0-9._-]*\.pem$/)), v.string()),
);

/** The keys under a passphrase, as `age --passphrase` writes it: the museum can open it without this program. */
export function sealKeys(dataFolder: string, paths: readonly string[], passphrase: string): Promise<Uint8Array> {
  const keys = Object.fromEntries(paths.map((path) => [path, readFileSync(join(dataFolder, path), 'utf8')]));
  const sealing = new Encrypter();
  sealing.setPassphrase(passphrase.normalize('NFC'));
  return sealing.encrypt(JSON.stringify(keys));
}

/** Writes the sealed keys below a folder. @returns false for another passphrase */
export async function unsealKeys(sealed: Uint8Array, passphrase: string, folder: string): Promise<boolean> {
  const opening = new Decrypter();
  opening.addPassphrase(passphrase.normalize('NFC'));
  const text = await opening.decrypt(sealed, 'text').catch(() => null);
  if (text === null) return false;
  for (const [path, key] of Object.entries(v.parse(sealedSchema, text))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    writeDurably(join(folder, path), key, 'wx');
  }
  return true;
}
