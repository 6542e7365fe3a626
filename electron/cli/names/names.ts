import { Command } from 'commander';
import { type DataOptions, dataCommand, reply } from '../command.ts';
import { importCommand } from './import.ts';
import { listsOf, type RemoveOptions, removeList, verifyLists } from './lists.ts';
import { noteCommand } from './note.ts';

/** `esimde names`: lists of names, which visitors search. */
export function namesCommand(): Command {
  const list = dataCommand('list', 'show the lists of the workshop').action(({ data, json }: DataOptions) =>
    reply(json, () => listsOf(data)),
  );
  const verify = dataCommand('verify', 'read lists in full and compare them with their hashes')
    .argument('[id]', 'one list (default: all of them)')
    .action((id: string | undefined, { data, json }: DataOptions) => reply(json, () => verifyLists(data, id)));
  const remove = dataCommand('remove', 'remove a list from the workshop; visitors see it until the next release')
    .argument('<id>')
    .option('--publish', 'publish a release without it')
    .option('--key <name>', 'the key that signs the release; needed if there are several')
    .action((id: string, options: RemoveOptions) => reply(options.json, () => removeList(id, options)));
  const names = new Command('names').description('import lists of names, which visitors search');
  for (const part of [importCommand(), list, verify, noteCommand(), remove]) names.addCommand(part);
  return names;
}
