import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type PublicKey, parsePublicKey, parsePublicKeys, publicKeyText } from '../../../db/release/trust/keys.ts';
import { looksLikeRotation, readRotation } from '../../../db/release/trust/rotation.ts';
import { UserError } from '../../../db/user-error.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Settings, settingsFile } from '../../kiosk/settings/settings.ts';
import { editSettings } from '../../kiosk/settings/settings-file.ts';
import { rotationText } from '../../messages.ts';
import { type Answer, type DataOptions, dataCommand, reply } from '../command.ts';
import { placesOf } from '../places.ts';
import { CommandRefused, refused } from '../refused.ts';

/** `esimde keys show` */
export function showCommand(): Command {
  return dataCommand('show', 'show the trusted and the revoked keys of a kiosk, or the public key in a file')
    .argument('[key]', 'a file, or a key as settings.json has it')
    .action((key: string | undefined, { data, json }: DataOptions) =>
      reply(json, () => (key === undefined ? showAll(data) : showOne(publicKeyOf(key)))),
    );
}

/** `esimde keys trust` */
export function trustCommand(): Command {
  return dataCommand('trust', 'let a kiosk show releases of a key')
    .argument('<key>', 'a public key, a file with one, or a rotation (*.rotation.json) of a key that is trusted')
    .action((key: string, { data, json }: DataOptions) => reply(json, () => trust(key, data)));
}

/** `esimde keys revoke` */
export function revokeCommand(): Command {
  return dataCommand('revoke', 'stop a kiosk from showing releases of a key')
    .argument('<key>', 'the id of a key, a public key, or a file with one')
    .action((key: string, { data, json }: DataOptions) => reply(json, () => revoke(key, data)));
}

function showAll(data: string): Answer {
  const { keys, settings } = placesOf(data);
  const trusted = keys.map(({ id, key }) => ({ id, publicKey: publicKeyText(key) }));
  const { revokedKeys } = settings;
  const lines = [
    ...trusted.map(({ id, publicKey }) => `${id}  trusted   ${publicKey}`),
    ...revokedKeys.map((id) => `${id}  revoked`),
  ];
  return {
    data: { trusted, revoked: revokedKeys },
    lines: lines.length > 0 ? lines : ['This kiosk trusts no key: it shows the built-in release only.'],
  };
}

function showOne({ id, key }: PublicKey): Answer {
  const publicKey = publicKeyText(key);
  return { data: { key: { id, publicKey } }, lines: [`${id}  ${publicKey}`] };
}

/** @throws {UserError} */
function publicKeyOf(key: string): PublicKey {
  const parsed = parsePublicKey(textOf(key));
  if (parsed) return parsed;
  throw new UserError(`${key} is neither an Ed25519 public key nor a file with one.`);
}

/** The content of the file of that name, or else the argument itself. */
const textOf = (key: string): string => (existsSync(resolve(key)) ? readFileSync(resolve(key), 'utf8') : key);

/** Lets the kiosk of this data folder show releases of a key. @throws {CommandRefused} */
export function trust(key: string, data: string): Answer {
  const dataFolder = openDataFolder(data);
  const { keys, settings } = placesOf(dataFolder);
  const text = textOf(key);
  const newKey = looksLikeRotation(text) ? rotationTarget(text, keys, settings) : publicKeyOf(key);
  if (settings.revokedKeys.includes(newKey.id))
    throw refused('revoked-key', { id: newKey.id, file: settingsFile(dataFolder) });
  const publicKey = publicKeyText(newKey.key);
  if (!keys.some(({ id }) => id === newKey.id)) {
    change(dataFolder, { trustedKeys: [...settings.trustedKeys, publicKey] }, newKey.id, 'trusted');
  }
  return {
    data: { key: { id: newKey.id, publicKey, trusted: true } },
    lines: [`Releases of key ${newKey.id} are shown from now on; a running kiosk applies this within a second.`],
  };
}

function rotationTarget(text: string, keys: readonly PublicKey[], { revokedKeys }: Settings): PublicKey {
  const rotation = readRotation(text, keys, revokedKeys);
  if (rotation.ok) return rotation.value;
  throw new CommandRefused(rotation.error.reason, `the rotation is refused: ${rotationText(rotation.error)}.`);
}

function revoke(key: string, data: string): Answer {
  const dataFolder = openDataFolder(data);
  const { settings } = placesOf(dataFolder);
  const id = /^[0-9a-f]{16}$/.test(key) ? key : publicKeyOf(key).id;
  if (!settings.revokedKeys.includes(id)) {
    const trustedKeys = settings.trustedKeys.filter((text) => parsePublicKeys([text]).keys[0]?.id !== id);
    change(dataFolder, { trustedKeys, revokedKeys: [...settings.revokedKeys, id] }, id, 'revoked');
  }
  return {
    data: { key: { id, trusted: false, revoked: true } },
    lines: [
      `Releases of key ${id} are refused from now on; a running kiosk applies this within a second.`,
      'A kiosk that shows one of them falls back to the previous release, or to the built-in one.',
    ],
  };
}

/** Appends to the audit, then writes the settings. @throws {CommandRefused} where settings.json is not valid */
function change(dataFolder: string, lists: Parameters<typeof editSettings>[1], id: string, became: string): void {
  const audit = openAudit({ folder: join(dataFolder, 'workshop'), now: () => new Date() });
  try {
    audit.append({ by: machine, action: 'key', subject: id, details: { became, systemUser: userInfo().username } });
    const edit = editSettings(dataFolder, lists);
    if (edit.ok) return;
    const { line, column, reason } = edit.error;
    const place = `${settingsFile(dataFolder)}:${line}:${column}`;
    throw refused('settings', { place, reason });
  } finally {
    audit.close();
  }
}
