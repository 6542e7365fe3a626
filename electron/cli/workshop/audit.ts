import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { accountsFile } from '../../../db/workshop/access/accounts.ts';
import { type Audit, auditCsv, auditFile, openAudit } from '../../../db/workshop/audit/audit.ts';
import { type AuditPoint, headFile } from '../../../db/workshop/audit/entries.ts';
import { isStdout, writeToStdout } from '../out.ts';
import { usualDataFolder } from '../places.ts';
import { type Answer, Refused, reply } from '../reply.ts';
import { Complaint } from '../user-error.ts';

interface Options {
  data: string;
  json?: boolean;
}

interface VerifyOptions extends Options {
  holds?: AuditPoint;
}

interface ExportOptions extends Options {
  out?: string;
}

/** `esimde audit`: what was done in the workshop, by whom and when. */
export function auditCommand(): Command {
  const verify = command('verify', 'find any entry that was altered, removed or put in')
    .option('--holds <point>', 'an end that was noted down before, as NUMBER:SEAL', parsePoint)
    .action(({ data, json, holds }: VerifyOptions) =>
      reply(json, () => withAudit(data, (audit) => verified(audit, holds))),
    );
  const exportIt = command('export', 'write the whole audit as CSV, for a spreadsheet')
    .option(
      '--out <file>',
      'a file that does not exist yet, or - for stdout; with --json alone the entries are the answer',
    )
    .action(({ data, json, out }: ExportOptions) =>
      reply(json, () => withAudit(data, (audit) => exported(audit, json, out))),
    );
  return new Command('audit').description('check and export the audit').addCommand(verify).addCommand(exportIt);
}

function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--data <dir>', 'data folder of the kiosk', usualDataFolder())
    .option('--json', 'answer as JSON');
}

function parsePoint(text: string): AuditPoint {
  const [, number, seal] = /^(\d{1,12}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!number || !seal) throw new InvalidArgumentError('It is what `esimde audit verify` prints: NUMBER:SEAL.');
  return { number: Number(number), seal };
}

/** Looks at an audit, and makes none where there is none. */
async function withAudit(data: string, work: (audit: Audit) => Answer | Promise<Answer>): Promise<Answer> {
  const folder = join(resolve(data), 'workshop');
  if (!existsSync(auditFile(folder))) {
    if (!existsSync(accountsFile(folder)) && !existsSync(headFile(folder))) {
      throw new Refused('no-audit', `${folder} holds no audit: nobody has worked in this workshop yet.`);
    }
    throw new Refused('altered', 'audit.db is gone, although somebody has worked in this workshop.');
  }
  const audit = openOrRefuse(folder);
  try {
    return await work(audit);
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('SQLITE_')) throw error;
    throw new Refused('altered', `audit.db cannot be read: ${(error as Error).message}.`);
  } finally {
    audit.close();
  }
}

function openOrRefuse(folder: string): Audit {
  try {
    return openAudit({ folder, now: () => new Date() });
  } catch (error) {
    throw new Refused('unusable', `the audit in ${folder} cannot be opened: ${(error as Error).message}.`);
  }
}

function verified(audit: Audit, holds: AuditPoint | undefined): Answer {
  const verdict = audit.verify(holds);
  const { count, end } = verdict;
  if (!verdict.ok) {
    const { faults } = verdict;
    const sentence = faults.map(({ message }) => message).join('; ');
    throw new Refused('altered', `the audit was altered: ${sentence}.`, { count, end, faults });
  }
  const lines = [
    `The audit is whole: ${count} ${count === 1 ? 'entry' : 'entries'}.`,
    `Its end is ${end.number}:${end.seal}`,
    'Note the end down elsewhere; `esimde audit verify --holds END` then finds even an audit that was rewritten whole.',
  ];
  return { data: { count, end }, lines };
}

const pageSize = 1000;

/** Oldest first. */
function* everyEntry(audit: Audit) {
  for (let from = 1, last = audit.count(); from <= last; from += pageSize) {
    const before = Math.min(from + pageSize, last + 1);
    yield* audit.entries({ before, limit: before - from }).reverse();
  }
}

async function exported(audit: Audit, json: boolean | undefined, out: string | undefined): Promise<Answer> {
  if (isStdout(out)) {
    await writeToStdout(auditCsv(everyEntry(audit)), json);
    return { data: {}, lines: [] };
  }
  if (out === undefined) {
    if (json) return { data: { entries: [...everyEntry(audit)] }, lines: [] };
    throw new Complaint('say where the audit goes with --out FILE or --out -, or print it with --json.');
  }
  const file = resolve(out);
  const descriptor = openNew(file);
  try {
    for (const line of auditCsv(everyEntry(audit))) writeSync(descriptor, line);
  } catch (error) {
    // Half an audit is worse than none.
    rmSync(file, { force: true });
    throw new Refused('not-written', `${file} could not be written (${(error as NodeJS.ErrnoException).code}).`);
  } finally {
    closeSync(descriptor);
  }
  const count = audit.count();
  return { data: { file, count }, lines: [`${count} entries are written to ${file}.`] };
}

function openNew(file: string): number {
  try {
    return openSync(file, 'wx', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Refused('taken', `${file} is there already: name another file.`);
    throw new Complaint(`${file} cannot be written (${code}).`);
  }
}
