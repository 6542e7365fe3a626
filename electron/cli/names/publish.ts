import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtinContentFolder } from '../../../db/release/store/builtin-folder.ts';
import { createKeys, unlockPrivateKey } from '../../../db/release/trust/keys.ts';
import { isPrepared } from '../../../db/workshop/prepare.ts';
import { prepare } from '../../../db/workshop/prepare-here.ts';
import { signingKeyFile, signingKeys } from '../../../db/workshop/publish/signing-keys.ts';
import { appFolder } from '../../kiosk/app-folder.ts';
import type { Answer, DataOptions } from '../command.ts';
import { trust } from '../keys/trust.ts';
import { refused } from '../refused.ts';
import { publishOne } from '../release/publish.ts';

/** Name of the key that is made where there is no key: anyone with write access to the folder may publish. */
const machineKey = 'machine';

/** Publishes what is approved. Makes a workshop, a key and the trust in it where they are missing. @throws {CommandRefused} */
export function publishLists(
  dataFolder: string,
  { key, json }: Pick<DataOptions, 'json'> & { key?: string },
): Promise<Answer> {
  const folder = join(dataFolder, 'workshop');
  if (!isPrepared(folder))
    prepare({ folder, contentFolder: builtinContentFolder(appFolder()), at: new Date().toISOString() });
  return publishOne({ data: dataFolder, json, key: key ?? keyOf(folder, dataFolder) });
}

function keyOf(folder: string, dataFolder: string): string {
  const names = signingKeys(folder);
  const open = names.filter((name) => unlockPrivateKey(signingKeyFile(folder, name) ?? '').ok);
  const [only] = open.length > 0 ? open : names;
  if (names.length > 1 && open.length !== 1) throw refused('which-key', { names: names.join(', ') });
  if (only !== undefined) return only;
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const file = join(folder, 'keys', `${machineKey}.pem`);
  const created = createKeys(file);
  if (!created.ok) throw refused('taken.key', { file: created.error });
  trust(created.value.publicFile, dataFolder);
  return machineKey;
}
