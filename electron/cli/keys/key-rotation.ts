import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { unlockPrivateKey } from '../../../db/release/trust/keys.ts';
import { writeRotation } from '../../../db/release/trust/rotation.ts';
import { writeDurably } from '../../../db/sqlite/durable.ts';
import { newKeys } from '../new-keys.ts';
import { parseFileName } from '../out.ts';
import { type Answer, Refused, reply } from '../reply.ts';
import { passphrasesFrom, unlockedKey } from './key-passphrase.ts';

interface RotateOptions {
  key: string;
  out: string;
  passphraseStdin?: boolean;
  json?: boolean;
}

/** `esimde keys rotate`: a new key that the old one vouches for. */
export function rotateCommand(): Command {
  return new Command('rotate')
    .description(
      'make a new key pair, and FILE.rotation.json, by which kiosks that trust the old key trust the new one',
    )
    .requiredOption('--key <file>', 'the old private key')
    .requiredOption('--out <file>', 'where the new private key goes', parseFileName)
    .option('--passphrase-stdin', 'read the passphrases from stdin: a line of the old key, a line of the new one')
    .option('--json', 'answer as JSON')
    .action((options: RotateOptions) => reply(options.json, () => rotate(options)));
}

async function rotate({ key, out, passphraseStdin = false }: RotateOptions): Promise<Answer> {
  const [oldFile, newFile] = [resolve(key), resolve(out)];
  const rotationFile = `${newFile.replace(/\.pem$/, '')}.rotation.json`;
  if (existsSync(rotationFile)) throw new Refused('taken', `${rotationFile} is there already: name another file.`);
  const passphrases = passphrasesFrom(passphraseStdin);
  const former = await unlockedKey(oldFile, passphrases);
  const passphrase = await passphrases.fresh(newFile);
  const { id, publicFile, publicKey } = newKeys(newFile, passphrase);
  const fresh = unlockPrivateKey(newFile, passphrase);
  if (!fresh.ok) throw new Error(`the key in ${newFile} cannot be read back`);
  writeDurably(rotationFile, writeRotation(former, fresh.key, new Date().toISOString().slice(0, 10)));
  return {
    data: {
      key: { id, privateFile: newFile, publicFile, publicKey, sealed: true },
      rotation: { file: rotationFile, from: former.id },
    },
    lines: [
      `Key ${id} comes after key ${former.id}.`,
      `Private key: ${newFile} (under its passphrase)`,
      `Public key:  ${publicFile}`,
      `On every kiosk: \`esimde keys trust ${rotationFile} --data DIR\`. Publish with the new key from then on.`,
      `When every kiosk shows such a release: \`esimde keys revoke ${former.id} --data DIR\`.`,
    ],
  };
}
