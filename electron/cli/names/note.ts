import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { type NameField, nameFields } from '../../../db/model/api/names.ts';
import { namesFolderOf } from '../../../db/names/catalogue.ts';
import { noteEntry, withoutNotes } from '../../../db/names/catalogue-changes.ts';
import { isNameField } from '../../../db/names/headings.ts';
import { UserError } from '../../../db/user-error.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Answer, type DataOptions, dataCommand, parseSequence, reply } from '../command.ts';
import { publishLists } from './publish.ts';
import { auditLine, done } from './workshop.ts';

interface NoteOptions extends DataOptions {
  withdraw?: boolean;
  set: [field: NameField, value: string][];
  person?: string;
  clear?: boolean;
  reason: string;
  publish?: boolean;
  key?: string;
}

/** `esimde names note` */
export function noteCommand(): Command {
  return dataCommand('note', 'withdraw or correct an entry, or link it to a person; the list itself stays as it is')
    .argument('<list>')
    .argument('<row>', 'row of the list under the headings, from 1', parseSequence)
    .option('--withdraw', 'hide the entry from visitors')
    .option('--set <field=value>', `correct a field: one of ${nameFields.join(', ')}; may be repeated`, parseSet, [])
    .option('--person <id>', 'the person whom the entry is about')
    .option('--clear', 'remove what was noted, approved or not')
    .requiredOption('--reason <text>', 'why; never published')
    .option('--publish', 'publish it at once')
    .option('--key <name>', 'the key that signs the release; needed if there are several')
    .action((list: string, row: number, options: NoteOptions) => reply(options.json, () => note(list, row, options)));
}

async function note(list: string, row: number, options: NoteOptions): Promise<Answer> {
  const { withdraw = false, set, person = null, clear = false, reason } = options;
  if (!(withdraw || clear || set.length > 0 || person !== null)) {
    throw new UserError('choose what to note: --withdraw, --set, --person or --clear.');
  }
  const dataFolder = openDataFolder(options.data);
  const folder = namesFolderOf(join(dataFolder, 'workshop'));
  const fields = Object.fromEntries(set);
  auditLine(dataFolder, withdraw ? 'withdraw' : 'change', `names/${list}/${row}`, {
    reason,
    fields: Object.keys(fields),
  });
  const by = machine.name;
  const made = { reason, at: new Date().toISOString(), by, approvedBy: by };
  const { lists } = done(
    clear
      ? withoutNotes(folder, list, row)
      : noteEntry(folder, { list, row, withdrawn: withdraw, fields, person, ...made }),
  );
  const said = [`The note on entry ${row} of ${list} is saved.`];
  const changed = lists.find(({ id }) => id === list);
  if (changed?.approved && changed.approved.sha256 !== changed.newest.sha256)
    said.push(
      'A new version waits for approval: until then the note applies only if both versions have the same entry.',
    );
  if (!options.publish) return { data: { list, row }, lines: [...said, 'Visitors see it with the next release.'] };
  const published = await publishLists(dataFolder, options);
  return { data: { list, row, ...published.data }, lines: [...said, ...published.lines] };
}

function parseSet(text: string, before: NoteOptions['set']): NoteOptions['set'] {
  const at = text.indexOf('=');
  const [field, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || !isNameField(field))
    throw new InvalidArgumentError(`It must be FIELD=VALUE, with one of the fields ${nameFields.join(', ')}.`);
  return [...before, [field, value]];
}
