import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { Command } from 'commander';
import { UserError } from '../../../db/user-error.ts';
import { exportLetters, importLetters, inboxFolder, inboxOf } from '../../../db/workshop/inbox/inbox.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import {
  answerCommand,
  type DataOptions,
  dataCommand,
  type JsonOption,
  parseFileName,
  reply,
  writing,
} from '../command.ts';

const folderOf = (data: string): string => inboxFolder(join(openDataFolder(data), 'workshop'));

/** `esimde inbox`: letters that visitors write, sealed to the museum's key. */
export function inboxCommand(): Command {
  const key = answerCommand(
    'key',
    'create the key that opens letters; prints its public part for "ask" in settings.json',
  )
    .requiredOption('--out <file>', 'where the secret key is written; keep it away from the kiosk', parseFileName)
    .action(({ out, json }: JsonOption & { out: string }) => reply(json, () => makeKey(resolve(out))));
  const list = dataCommand('list', 'list the letters; they stay sealed').action(({ data, json }: DataOptions) =>
    reply(json, () => {
      const letters = inboxOf(folderOf(data));
      const lines = letters.map(({ number, status, bytes }) => `${number}  ${status}  ${bytes} bytes`);
      return { data: { letters }, lines: lines.length === 0 ? ['There are no letters.'] : lines };
    }),
  );
  const carry = dataCommand('export', 'write all letters, sealed, as one file')
    .requiredOption('--out <file>', 'such as a file on a USB stick', parseFileName)
    .action(({ data, out, json }: DataOptions & { out: string }) =>
      reply(json, () => {
        const letters = exportLetters(folderOf(data));
        writing(out, () => writeFileSync(out, letters, { mode: 0o600 }));
        return { data: { file: resolve(out) }, lines: [`The letters are in ${out}.`] };
      }),
    );
  const add = dataCommand('import', 'add the letters of such a file')
    .argument('<file>')
    .action((file: string, { data, json }: DataOptions) =>
      reply(json, async () => {
        if (!existsSync(file)) throw new UserError(`there is no file ${file}: check the name.`);
        const added = await importLetters(folderOf(data), readFileSync(file, 'utf8'));
        if (added === null) throw new UserError(`${file} holds no letters.`);
        return { data: { added }, lines: [`Added ${added} letters.`] };
      }),
    );
  const inbox = new Command('inbox').description('letters from visitors, sealed with the museum’s key');
  for (const part of [key, list, carry, add]) inbox.addCommand(part);
  return inbox;
}

async function makeKey(out: string) {
  if (existsSync(out)) throw new UserError(`${out} already exists: name another file.`);
  const identity = await generateIdentity();
  const publicKey = await identityToRecipient(identity);
  writing(out, () => writeFileSync(out, `# public key: ${publicKey}\n${identity}\n`, { mode: 0o600, flag: 'wx' }));
  return {
    data: { file: out, publicKey },
    lines: [`The secret key is in ${out}. In settings.json: "ask": { "publicKey": "${publicKey}" }`],
  };
}
