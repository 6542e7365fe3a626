import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { fingerprintOf, type PublicKey, parsePublicKey, publicKeyText } from '../../../db/release/trust/keys.ts';
import { looksLikeRotation } from '../../../db/release/trust/rotation.ts';
import { UserError } from '../../../db/user-error.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { settingsFile } from '../../kiosk/settings/settings.ts';
import { type KeyRefusal, readOfferedKey, revokeKey, trustKey } from '../../kiosk/settings/trusted-keys.ts';
import { rotationText } from '../../messages.ts';
import { type Answer, type DataOptions, dataCommand, reply } from '../command.ts';
import { placesOf } from '../places.ts';
import { CommandRefused, refused } from '../refused.ts';

/** `esimde keys show` */
export function showCommand(): Command {
  return dataCommand('show', 'show the trusted and the revoked keys of a kiosk, or the public key in a file')
    .argument('[key]', 'a file, or a key as in settings.json')
    .action((key: string | undefined, { data, json }: DataOptions) =>
      reply(json, () => (key === undefined ? showAll(data) : showOne(publicKeyOf(key)))),
    );
}

/** `esimde keys trust` */
export function trustCommand(): Command {
  return dataCommand('trust', 'let a kiosk show releases signed with a key')
    .argument('<key>', 'a public key, a file with one, or a rotation (*.rotation.json) of a key that is trusted')
    .action((key: string, { data, json }: DataOptions) => reply(json, () => trust(key, data)));
}

/** `esimde keys revoke` */
export function revokeCommand(): Command {
  return dataCommand('revoke', 'stop a kiosk from showing releases signed with a key')
    .argument('<key>', 'the id of a key, a public key, or a file with one')
    .action((key: string, { data, json }: DataOptions) => reply(json, () => revoke(key, data)));
}

function showAll(data: string): Answer {
  const { keys, settings } = placesOf(data);
  const trusted = keys.map(({ id, key }) => ({ id, publicKey: publicKeyText(key), fingerprint: fingerprintOf(key) }));
  const { revokedKeys } = settings;
  const lines = [
    ...trusted.map(({ id, publicKey, fingerprint }) => `${id}  trusted   ${publicKey}  ${fingerprint}`),
    ...revokedKeys.map((id) => `${id}  revoked`),
  ];
  return {
    data: { trusted, revoked: revokedKeys },
    lines: lines.length > 0 ? lines : ['This kiosk trusts no key: it shows the built-in release only.'],
  };
}

function showOne({ id, key }: PublicKey): Answer {
  const publicKey = publicKeyText(key);
  const fingerprint = fingerprintOf(key);
  return { data: { key: { id, publicKey, fingerprint } }, lines: [`${id}  ${publicKey}  ${fingerprint}`] };
}

/** @throws {UserError} */
function publicKeyOf(key: string): PublicKey {
  const parsed = parsePublicKey(textOf(key));
  if (parsed) return parsed;
  throw new UserError(noKey(key));
}

const noKey = (key: string): string => `${key} is neither an Ed25519 public key nor a file with one.`;

/** The content of the file of that name, or else the argument itself. */
const textOf = (key: string): string => (existsSync(resolve(key)) ? readFileSync(resolve(key), 'utf8') : key);

/** Lets the kiosk of this data folder show releases of a key. @throws {CommandRefused} */
export function trust(key: string, data: string): Answer {
  const dataFolder = openDataFolder(data);
  const { settings } = placesOf(dataFolder);
  const text = textOf(key);
  const offered = readOfferedKey(text, settings);
  if (!offered.ok) throw refusedKey(key, looksLikeRotation(text), offered.error, dataFolder);
  const { id, key: newKey } = offered.value.key;
  change(dataFolder, id, (note) => trustKey(dataFolder, settings, offered.value, note));
  return {
    data: { key: { id, publicKey: publicKeyText(newKey), trusted: true } },
    lines: [
      `Releases signed with key ${id} are shown from now on; a running kiosk applies this within a second.`,
      `Control number: ${fingerprintOf(newKey)}`,
    ],
  };
}

function refusedKey(key: string, isRotation: boolean, refusal: KeyRefusal, dataFolder: string): UserError {
  const { reason, detail } = refusal;
  if (reason === 'no-key') return new UserError(noKey(key));
  if (!isRotation) return refused('revoked-key', { id: detail, file: settingsFile(dataFolder) });
  return new CommandRefused(reason, `the rotation is refused: ${rotationText({ reason, detail })}.`);
}

function revoke(key: string, data: string): Answer {
  const dataFolder = openDataFolder(data);
  const { settings } = placesOf(dataFolder);
  const id = /^[0-9a-f]{16}$/.test(key) ? key : publicKeyOf(key).id;
  change(dataFolder, id, (note) => revokeKey(dataFolder, settings, id, note));
  return {
    data: { key: { id, trusted: false, revoked: true } },
    lines: [
      `Releases signed with key ${id} are refused from now on; a running kiosk applies this within a second.`,
      'A kiosk that shows one of them falls back to the previous release, or to the built-in one.',
    ],
  };
}

type Change = (note: (became: string) => void) => ReturnType<typeof trustKey>;

/** Appends to the audit, then writes the settings. @throws {CommandRefused} where settings.json is not valid */
function change(dataFolder: string, id: string, run: Change): void {
  const audit = openAudit({ folder: join(dataFolder, 'workshop'), now: () => new Date() });
  try {
    const changed = run((became) =>
      audit.append({ by: machine, action: 'key', subject: id, details: { became, systemUser: userInfo().username } }),
    );
    if (changed.ok) return;
    const { line, column, reason } = changed.error;
    throw refused('settings', { place: `${settingsFile(dataFolder)}:${line}:${column}`, reason });
  } finally {
    audit.close();
  }
}
