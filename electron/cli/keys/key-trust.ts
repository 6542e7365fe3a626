import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { type PublicKey, parsePublicKey, parsePublicKeys, publicKeyText } from '../../../db/release/trust/keys.ts';
import { looksLikeRotation, type RotationRead, readRotation } from '../../../db/release/trust/rotation.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Settings, settingsFile } from '../../kiosk/settings/settings.ts';
import { editSettings } from '../../kiosk/settings/settings-file.ts';
import { placesOf, usualDataFolder } from '../places.ts';
import { type Answer, Refused, reply } from '../reply.ts';
import { Complaint } from '../user-error.ts';

interface Options {
  data: string;
  json?: boolean;
}

const command = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .option('--data <dir>', 'data folder of the kiosk', usualDataFolder())
    .option('--json', 'answer as JSON');

/** `esimde keys show` */
export function showCommand(): Command {
  return command('show', 'show the keys that a kiosk trusts and those that it revoked, or the public key in a file')
    .argument('[key]', 'a file, or a key as settings.json has it')
    .action((key: string | undefined, { data, json }: Options) =>
      reply(json, () => (key === undefined ? showAll(data) : shown(publicKeyOf(key)))),
    );
}

/** `esimde keys trust` */
export function trustCommand(): Command {
  return command('trust', 'let a kiosk show releases of a key')
    .argument('<key>', 'a public key, a file with one, or a rotation (*.rotation.json) of a key that is trusted')
    .action((key: string, { data, json }: Options) => reply(json, () => trust(key, data)));
}

/** `esimde keys revoke` */
export function revokeCommand(): Command {
  return command('revoke', 'let a kiosk show no release of a key any more')
    .argument('<key>', 'the id of a key, a public key, or a file with one')
    .action((key: string, { data, json }: Options) => reply(json, () => revoke(key, data)));
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
    lines: lines.length > 0 ? lines : ['This kiosk trusts no key: it shows the built-in release alone.'],
  };
}

function shown({ id, key }: PublicKey): Answer {
  const publicKey = publicKeyText(key);
  return { data: { key: { id, publicKey } }, lines: [`${id}  ${publicKey}`] };
}

/** @throws {Complaint} where there is no public key */
function publicKeyOf(key: string): PublicKey {
  const parsed = parsePublicKey(textOf(key));
  if (parsed) return parsed;
  throw new Complaint(`${key} is no Ed25519 public key, and no file with one.`);
}

/** What a file says; a text that names no file says itself. */
const textOf = (key: string): string => (existsSync(resolve(key)) ? readFileSync(resolve(key), 'utf8') : key);

function trust(key: string, data: string): Answer {
  const dataFolder = openDataFolder(data);
  const { keys, settings } = placesOf(dataFolder);
  const text = textOf(key);
  const wanted = looksLikeRotation(text) ? rotated(text, keys, settings) : publicKeyOf(key);
  if (settings.revokedKeys.includes(wanted.id)) {
    const advice = `take it out of "revokedKeys" in ${settingsFile(dataFolder)} if that was a mistake`;
    throw new Refused('revoked-key', `key ${wanted.id} was revoked on this kiosk: ${advice}.`);
  }
  const publicKey = publicKeyText(wanted.key);
  if (!keys.some(({ id }) => id === wanted.id)) {
    change(dataFolder, { trustedKeys: [...settings.trustedKeys, publicKey] }, wanted.id, 'trusted');
  }
  return {
    data: { key: { id: wanted.id, publicKey, trusted: true } },
    lines: [`Releases of key ${wanted.id} are shown from now on; a running kiosk knows it within a second.`],
  };
}

const rotationFaults: Record<Extract<RotationRead, { ok: false }>['code'], (key: string) => string> = {
  'no-rotation': () => 'this is no rotation as `esimde keys rotate` writes it',
  'unknown-key': (key) => `it comes from key ${key}, which this kiosk does not trust`,
  'revoked-key': (key) => `key ${key} was revoked on this kiosk`,
  'bad-signature': (key) => `it is not what key ${key} signed`,
};

function rotated(text: string, keys: readonly PublicKey[], { revokedKeys }: Settings): PublicKey {
  const rotation = readRotation(text, keys, revokedKeys);
  if (rotation.ok) return rotation.to;
  throw new Refused(rotation.code, `the rotation is refused: ${rotationFaults[rotation.code](rotation.detail)}.`);
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
      `Releases of key ${id} are refused from now on; a running kiosk knows it within a second.`,
      'Where one of them is shown, the kiosk falls to the release before, or to the built-in one.',
    ],
  };
}

/** Writes the settings, and into the audit first. @throws {Refused} where the file is not understood */
function change(dataFolder: string, lists: Parameters<typeof editSettings>[1], id: string, became: string): void {
  const audit = openAudit({ folder: join(dataFolder, 'workshop'), now: () => new Date() });
  try {
    audit.append({ by: machine, action: 'key', subject: id, details: { became, systemUser: userInfo().username } });
    const edit = editSettings(dataFolder, lists);
    if (edit.ok) return;
    const { line, column, reason } = edit.fault;
    const place = `${settingsFile(dataFolder)}:${line}:${column}`;
    throw new Refused('settings', `${place} is not understood (${reason}): put that right first.`);
  } finally {
    audit.close();
  }
}
