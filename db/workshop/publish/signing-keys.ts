import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePublicKey, publicFileOf } from '../../release/trust/keys.ts';

/** `<workshop>/keys`: private keys that releases are signed with here, as `esimde keys create` makes them. */
const keysFolder = (workshopFolder: string): string => join(workshopFolder, 'keys');

/** `museum.pem` → `museum` */
const nameForm = /^([A-Za-z0-9][A-Za-z0-9._-]{0,99})\.pem$/;

/** Where a new key of that name goes. */
export const newKeyFile = (workshopFolder: string, name: string): string =>
  join(keysFolder(workshopFolder), `${name}.pem`);

/** Names of the keys that lie there. */
export function signingKeys(workshopFolder: string): string[] {
  try {
    return readdirSync(keysFolder(workshopFolder))
      .flatMap((file) => nameForm.exec(file)?.[1] ?? [])
      .filter((name) => !name.endsWith('.pub'))
      .sort();
  } catch {
    return [];
  }
}

/** Id of the public half of a key; null where its file is missing. */
export function signingKeyId(workshopFolder: string, name: string): string | null {
  try {
    return parsePublicKey(readFileSync(publicFileOf(newKeyFile(workshopFolder, name)), 'utf8'))?.id ?? null;
  } catch {
    return null;
  }
}

/** Path of a key by its name; null if there is no such key. No name leads out of the folder. */
export function signingKeyFile(workshopFolder: string, name: string): string | null {
  return signingKeys(workshopFolder).includes(name) ? join(keysFolder(workshopFolder), `${name}.pem`) : null;
}
