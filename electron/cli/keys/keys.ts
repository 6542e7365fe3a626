import { resolve } from 'node:path';
import { Command } from 'commander';
import { newKeys } from '../new-keys.ts';
import { parseFileName } from '../out.ts';
import { type Answer, reply } from '../reply.ts';
import { passphrasesFrom } from './key-passphrase.ts';
import { rotateCommand } from './key-rotation.ts';
import { revokeCommand, showCommand, trustCommand } from './key-trust.ts';

interface CreateOptions {
  out: string;
  passphraseStdin?: boolean;
  /** `--no-passphrase` */
  passphrase: boolean;
  json?: boolean;
}

/** `esimde keys`: the keys that releases are signed with, and those that a kiosk trusts. */
export function keysCommand(): Command {
  const create = new Command('create')
    .description('make a key pair: FILE, which nobody else may see, and FILE.pub.pem for the kiosks')
    .requiredOption('--out <file>', 'where the private key goes, such as museum.pem', parseFileName)
    .option('--passphrase-stdin', 'read the passphrase from stdin')
    .option('--no-passphrase', 'leave the private key open to whoever gets hold of the file')
    .option('--json', 'answer as JSON')
    .action((options: CreateOptions) => reply(options.json, () => createPair(resolve(options.out), options)));
  const keys = new Command('keys').description('the keys that releases are signed with, and those that a kiosk trusts');
  for (const part of [create, showCommand(), trustCommand(), revokeCommand(), rotateCommand()]) keys.addCommand(part);
  return keys;
}

async function createPair(file: string, { passphrase, passphraseStdin = false }: CreateOptions): Promise<Answer> {
  const secret = passphrase ? await passphrasesFrom(passphraseStdin).fresh(file) : undefined;
  const { id, publicFile, publicKey } = newKeys(file, secret);
  const kept = secret === undefined ? 'open: keep it safe, and away from the kiosks' : 'under its passphrase';
  return {
    data: { key: { id, privateFile: file, publicFile, publicKey, sealed: secret !== undefined } },
    lines: [
      `Key ${id} was created.`,
      `Private key: ${file} (${kept})`,
      `Public key:  ${publicFile}`,
      `A kiosk trusts it after \`esimde keys trust ${publicFile} --data DIR\`,`,
      `or once its settings.json says: "trustedKeys": ["${publicKey}"]`,
    ],
  };
}
