import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import * as v from 'valibot';
import { type NameField, type NameProblem, nameFields, nameOfEntry } from '../../../db/model/api/names.ts';
import { delimiters, encodings, type ReadingOptions } from '../../../db/model/api/tables.ts';
import { idSchema } from '../../../db/model/entry/id.ts';
import { type ListText, namesFolderOf } from '../../../db/names/catalogue.ts';
import { approveList, noteImport, notesWithoutEntry } from '../../../db/names/catalogue-changes.ts';
import { isNameField } from '../../../db/names/headings.ts';
import { importNames } from '../../../db/names/import.ts';
import { UserError } from '../../../db/user-error.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Answer, type DataOptions, dataCommand, reply } from '../command.ts';
import { CommandRefused } from '../refused.ts';
import { publishLists } from './publish.ts';
import { auditLine, done } from './workshop.ts';

interface ImportOptions extends DataOptions {
  list: string;
  map: [heading: string, field: NameField | null][];
  encoding?: ReadingOptions['encoding'];
  delimiter?: string;
  sheet?: string;
  title?: string;
  holder?: string;
  licence?: string;
  citation?: string;
  date?: string;
  web?: boolean;
  publish?: boolean;
  endNotes?: boolean;
  key?: string;
}

/** `esimde names import` */
export function importCommand(): Command {
  return dataCommand('import', 'import a list of names from a CSV, XLSX or JSON Lines file: all of its rows, or none')
    .argument('<file>')
    .requiredOption('--list <id>', 'the list of which the file is a new version, such as karaganda-1937', parseId)
    .option('--map <heading=field>', `meaning of a column: one of ${nameFields.join(', ')}, or -`, parseMap, [])
    .option('--encoding <name>', `one of ${encodings.join(', ')} (default: detected)`, parseEncoding)
    .option('--delimiter <sign>', 'separator of the cells in a CSV file (default: detected)')
    .option('--sheet <name>', 'sheet of a workbook (default: the first)')
    .option('--title <text>', 'title of the list (default: its id)')
    .option('--holder <text>', 'institution that holds the list')
    .option('--licence <text>', 'licence under which it may be shown')
    .option('--citation <text>', 'how to cite the list')
    .option('--date <text>', 'date of the list')
    .option('--web', 'include the list in the web edition too')
    .option('--publish', 'approve and publish the list; creates the workshop and the key if they are missing')
    .option('--end-notes', 'with --publish: end notes about entries that the new version does not have')
    .option('--key <name>', 'the key that signs the release; needed if there are several')
    .action((file: string, options: ImportOptions) => reply(options.json, () => importList(resolve(file), options)));
}

async function importList(file: string, options: ImportOptions): Promise<Answer> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new UserError(`there is no file ${file}: check the name.`);
  const dataFolder = openDataFolder(options.data);
  const folder = namesFolderOf(join(dataFolder, 'workshop'));
  const startMs = performance.now();
  const outcome = await importNames({
    file,
    folder,
    reading: readingOf(options),
    mapping: new Map(options.map),
    thisYear: new Date().getFullYear(),
  });
  if (!outcome.ok) {
    const { error } = outcome;
    if (error.kind === 'rows') throw refusedRows(error.problems, error.problemCount);
    const { code, message, row } = error.fault;
    throw new CommandRefused(code, `nothing was imported${row > 0 ? `; row ${row}` : ''}: ${message}`, { row });
  }
  const list = outcome.value;
  const { id, sha256, rows } = { id: options.list, ...list };
  auditLine(dataFolder, 'import', `names/${id}`, { rows, sha256 });
  const imported = { id, ...textOf(options), version: list, by: machine.name, at: new Date().toISOString() };
  const ending = notesWithoutEntry(done(noteImport(folder, imported)), id);
  const seconds = (performance.now() - startMs) / 1000;
  const answer = {
    list: { id, sha256, rows, bytes: list.bytes, seconds: Number(seconds.toFixed(1)), columns: list.columns },
  };
  const line = `List ${id} is imported: ${rows} rows, ${(list.bytes / rows).toFixed(0)} bytes each, in ${seconds.toFixed(1)} s.`;
  const notes = ending.map(({ entry = {}, withdrawn }) => ({ name: nameOfEntry(entry), born: entry.born, withdrawn }));
  if (!options.publish) {
    const lines = [
      line,
      'Visitors see it once it is approved and published.',
      ...(ending.length > 0 ? endingLines(notes) : []),
    ];
    return { data: { ...answer, endingNotes: notes }, lines };
  }
  if (ending.length > 0 && !options.endNotes) {
    const text = ['the list was imported but not approved.', ...endingLines(notes)].join('\n');
    throw new CommandRefused('ending-notes', text, { endingNotes: notes });
  }
  auditLine(dataFolder, 'approve', `names/${id}`, { sha256, ends: ending.length });
  done(approveList(folder, id, ending.length));
  const published = await publishLists(dataFolder, options);
  return { data: { ...answer, ...published.data }, lines: [line, ...published.lines] };
}

interface EndingNote {
  name: string;
  born: string | undefined;
  withdrawn: boolean;
}

const endingLines = (notes: readonly EndingNote[]): string[] => [
  'Notes are about entries that this version does not have as they were:',
  ...notes.map(({ name, born = '', withdrawn }) => `  ${name} ${born}${withdrawn ? ' (withdrawn)' : ''}`),
  'If an entry has changed, find it and add the note again with `esimde names note`; then import the file again with --publish --end-notes.',
];

const maxShown = 50;

function refusedRows(problems: readonly NameProblem[], problemCount: number): CommandRefused {
  const lines = problems.slice(0, maxShown).map(({ row, line, column, value, message }) => {
    const cell = column === null ? '' : `, column "${column}"`;
    return `  ${row === 0 ? 'headings' : `row ${row} (line ${line})`}${cell}: ${value === '' ? '' : `"${value}": `}${message}`;
  });
  const more = problemCount > lines.length ? [`  … and ${problemCount - lines.length} more`] : [];
  const text = ['nothing was imported: correct these and try again.', ...lines, ...more].join('\n');
  return new CommandRefused('rows', text, { problems, problemCount });
}

const readingOf = ({ encoding, delimiter, sheet }: ImportOptions): ReadingOptions => {
  const sign = delimiters.find((one) => one === (delimiter === '\\t' ? '\t' : delimiter));
  if (delimiter !== undefined && sign === undefined) throw new UserError('--delimiter must be ; or , or \\t.');
  return { encoding, delimiter: sign, sheet };
};

/** Undefined is left as it was. */
function textOf({ list, title, holder, licence, citation, date, web }: ImportOptions): {
  text: ListText;
  isTitled: boolean;
} {
  const words = title ?? list;
  return {
    text: { title: { kk: words, ru: words, en: words }, holder, licence, citation, date, web },
    isTitled: title !== undefined,
  };
}

function parseId(text: string): string {
  if (!v.is(idSchema, text)) throw new InvalidArgumentError('It must be lower-case Latin letters, digits and hyphens.');
  return text;
}

function parseEncoding(text: string): (typeof encodings)[number] {
  const found = encodings.find((one) => one === text.toLowerCase());
  if (found === undefined) throw new InvalidArgumentError(`It must be one of ${encodings.join(', ')}.`);
  return found;
}

/** `A=surname,B=born`, and again. */
function parseMap(text: string, before: ImportOptions['map']): ImportOptions['map'] {
  const pairs = text.split(/,(?=[^,=]+=)/).map((pair): ImportOptions['map'][number] => {
    const at = pair.lastIndexOf('=');
    const [heading, field] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 1) throw new InvalidArgumentError('It must be HEADING=FIELD.');
    if (field === '-' || field === '') return [heading, null];
    if (!isNameField(field)) throw new InvalidArgumentError(`"${field}" must be one of ${nameFields.join(', ')}.`);
    return [heading, field];
  });
  return [...before, ...pairs];
}
