import { resolve } from 'node:path';
import { Command } from 'commander';
import { createKeys } from '../../db/release/keys.ts';
import { Complaint } from '../complaint.ts';
import { done, refused } from './reply.ts';

/** `esimde keys`: the keys that releases are signed with. */
export function keysCommand(): Command {
  const create = new Command('create')
    .description('make a key pair: FILE, which nobody else may see, and FILE.pub.pem for the kiosks')
    .requiredOption('--out <file>', 'where the private key goes, such as museum.pem')
    .option('--json', 'answer as JSON')
    .action((options: { out: string; json?: boolean }) => createPair(resolve(options.out), options.json));
  return new Command('keys').description('create the keys that releases are signed with').addCommand(create);
}

function createPair(file: string, json: boolean | undefined): void {
  const created = tryCreate(file);
  if (!created.ok) {
    return refused(
      json,
      'taken',
      `${created.taken} is there already, and a key is never overwritten: name another file.`,
    );
  }
  const { id, publicFile, publicKey } = created;
  done(
    json,
    { key: { id, privateFile: file, publicFile, publicKey } },
    `Key ${id} was created.`,
    `Private key: ${file} (keep it safe, and away from the kiosks)`,
    `Public key:  ${publicFile}`,
    `A kiosk trusts it once its settings.json says: "trustedKeys": ["${publicKey}"]`,
  );
}

function tryCreate(file: string): ReturnType<typeof createKeys> {
  try {
    return createKeys(file);
  } catch (error) {
    throw new Complaint(`${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}
