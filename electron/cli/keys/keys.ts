import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { createKeys, unlockPrivateKey } from '../../../db/release/trust/keys.ts';
import { writeRotation } from '../../../db/release/trust/rotation.ts';
import { writeDurably } from '../../../db/sqlite/durable.ts';
import { type Answer, answerCommand, type JsonOption, parseFileName, reply, writing } from '../command.ts';
import { passphrasesFrom, unlockedKey } from '../passphrase.ts';
import { refused } from '../refused.ts';
import { revokeCommand, showCommand, trustCommand } from './trust.ts';

interface CreateOptions extends JsonOption {
  out: string;
  passphraseStdin?: boolean;
  /** `--no-passphrase` */
  passphrase: boolean;
}

interface RotateOptions extends JsonOption {
  key: string;
  out: string;
  passphraseStdin?: boolean;
}

/** `esimde keys`: the keys that sign releases, and those that a kiosk trusts. */
export function keysCommand(): Command {
  const create = answerCommand('create', 'create a key pair: FILE, to be kept secret, and FILE.pub.pem for the kiosks')
    .requiredOption('--out <file>', 'where the private key goes, such as museum.pem', parseFileName)
    .option('--passphrase-stdin', 'read the passphrase from stdin')
    .option('--no-passphrase', 'leave the private key open to anyone who has the file')
    .action((options: CreateOptions) => reply(options.json, () => createPair(resolve(options.out), options)));
  const rotate = answerCommand('rotate', 'create a new key pair, and FILE.rotation.json, which passes trust on to it')
    .requiredOption('--key <file>', 'the old private key')
    .requiredOption('--out <file>', 'where the new private key goes', parseFileName)
    .option('--passphrase-stdin', 'read the passphrases from stdin: one line for the old key, one for the new one')
    .action((options: RotateOptions) => reply(options.json, () => rotateTo(resolve(options.out), options)));
  const keys = new Command('keys').description('the keys that sign releases, and those that a kiosk trusts');
  for (const part of [create, showCommand(), trustCommand(), revokeCommand(), rotate]) keys.addCommand(part);
  return keys;
}

async function createPair(file: string, { passphrase, passphraseStdin = false }: CreateOptions): Promise<Answer> {
  const secret = passphrase ? await passphrasesFrom(passphraseStdin).fresh(file) : undefined;
  const { id, fingerprint, publicFile, publicKey } = newPair(file, secret);
  const protection =
    secret === undefined ? 'not encrypted: keep it safe, and away from the kiosks' : 'encrypted with its passphrase';
  return {
    data: { key: { id, fingerprint, privateFile: file, publicFile, publicKey, sealed: secret !== undefined } },
    lines: [
      `Key ${id} was created. Its control number: ${fingerprint}`,
      `Private key: ${file} (${protection})`,
      `Public key:  ${publicFile}`,
      `A kiosk trusts it after \`esimde keys trust ${publicFile} --data DIR\`,`,
      `or once its settings.json contains: "trustedKeys": ["${publicKey}"]`,
    ],
  };
}

async function rotateTo(newFile: string, { key, passphraseStdin = false }: RotateOptions): Promise<Answer> {
  const rotationFile = `${newFile.replace(/\.pem$/, '')}.rotation.json`;
  if (existsSync(rotationFile)) throw refused('taken.key', { file: rotationFile });
  const passphrases = passphrasesFrom(passphraseStdin);
  const oldKey = await unlockedKey(resolve(key), passphrases);
  const passphrase = await passphrases.fresh(newFile);
  const { id, publicFile, publicKey } = newPair(newFile, passphrase);
  const newKey = unlockPrivateKey(newFile, passphrase);
  if (!newKey.ok) throw new Error(`the key in ${newFile} cannot be read back`);
  writeDurably(rotationFile, writeRotation(oldKey, newKey.value, new Date().toISOString().slice(0, 10)));
  return {
    data: {
      key: { id, privateFile: newFile, publicFile, publicKey, sealed: true },
      rotation: { file: rotationFile, from: oldKey.id },
    },
    lines: [
      `Key ${id} follows key ${oldKey.id}.`,
      `Private key: ${newFile} (encrypted with its passphrase)`,
      `Public key:  ${publicFile}`,
      `On every kiosk: \`esimde keys trust ${rotationFile} --data DIR\`. Publish with the new key from then on.`,
      `When every kiosk shows such a release: \`esimde keys revoke ${oldKey.id} --data DIR\`.`,
    ],
  };
}

/** @throws {UserError} if a file exists or cannot be written */
function newPair(file: string, passphrase?: string) {
  const created = writing(file, () => createKeys(file, passphrase));
  if (!created.ok) throw refused('taken.key', { file: created.error });
  return created.value;
}
