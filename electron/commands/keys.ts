import { resolve } from 'node:path';
import { Command } from 'commander';
import { createKeys } from '../../db/release/keys.ts';
import { Complaint } from '../complaint.ts';
import { type Answer, Refused, reply } from './reply.ts';

/** `esimde keys`: the keys that releases are signed with. */
export function keysCommand(): Command {
  const create = new Command('create')
    .description('make a key pair: FILE, which nobody else may see, and FILE.pub.pem for the kiosks')
    .requiredOption('--out <file>', 'where the private key goes, such as museum.pem')
    .option('--json', 'answer as JSON')
    .action(({ out, json }: { out: string; json?: boolean }) => reply(json, () => createPair(resolve(out))));
  return new Command('keys').description('create the keys that releases are signed with').addCommand(create);
}

function createPair(file: string): Answer {
  const created = tryCreate(file);
  if (!created.ok) {
    throw new Refused('taken', `${created.taken} is there already, and a key is never overwritten: name another file.`);
  }
  const { id, publicFile, publicKey } = created;
  return {
    data: { key: { id, privateFile: file, publicFile, publicKey } },
    lines: [
      `Key ${id} was created.`,
      `Private key: ${file} (keep it safe, and away from the kiosks)`,
      `Public key:  ${publicFile}`,
      `A kiosk trusts it once its settings.json says: "trustedKeys": ["${publicKey}"]`,
    ],
  };
}

function tryCreate(file: string): ReturnType<typeof createKeys> {
  try {
    return createKeys(file);
  } catch (error) {
    throw new Complaint(`${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}
