import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { UserError } from '../../../db/user-error.ts';
import { accountsFile } from '../../../db/workshop/access/accounts.ts';
import { type Audit, auditCsv, auditFile, openAudit } from '../../../db/workshop/audit/audit.ts';
import { type AuditPoint, headFile } from '../../../db/workshop/audit/entries.ts';
import { type Answer, type DataOptions, dataCommand, isStdout, reply, writing } from '../command.ts';
import { writeToStdout } from '../output.ts';
import { refused } from '../refused.ts';

interface VerifyOptions extends DataOptions {
  holds?: AuditPoint;
}

interface ExportOptions extends DataOptions {
  out?: string;
}

/** `esimde audit`: what was done in the workshop, by whom and when. */
export function auditCommand(): Command {
  const verify = dataCommand('verify', 'find entries that were altered, removed or inserted')
    .option('--holds <point>', 'an end noted earlier, as NUMBER:SEAL', parsePoint)
    .action(({ data, json, holds }: VerifyOptions) =>
      reply(json, () => withAudit(data, (audit) => verified(audit, holds))),
    );
  const exportIt = dataCommand('export', 'write the whole audit log as CSV, for a spreadsheet')
    .option(
      '--out <file>',
      'a file that does not exist yet, or - for stdout; with --json alone the entries are the answer',
    )
    .action(({ data, json, out }: ExportOptions) =>
      reply(json, () => withAudit(data, (audit) => exported(audit, json, out))),
    );
  return new Command('audit').description('check and export the audit log').addCommand(verify).addCommand(exportIt);
}

function parsePoint(text: string): AuditPoint {
  const [, number, seal] = /^(\d{1,12}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!number || !seal) throw new InvalidArgumentError('It must be NUMBER:SEAL, as `esimde audit verify` prints it.');
  return { number: Number(number), seal };
}

/** Opens an existing audit; never creates one. */
async function withAudit(data: string, work: (audit: Audit) => Answer | Promise<Answer>): Promise<Answer> {
  const folder = join(resolve(data), 'workshop');
  if (!existsSync(auditFile(folder))) {
    if (!existsSync(accountsFile(folder)) && !existsSync(headFile(folder))) {
      throw refused('no-audit', { folder });
    }
    throw refused('altered.missing');
  }
  const audit = openOrRefuse(folder);
  try {
    return await work(audit);
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('SQLITE_')) throw error;
    throw refused('altered.unreadable', { reason: (error as Error).message });
  } finally {
    audit.close();
  }
}

function openOrRefuse(folder: string): Audit {
  try {
    return openAudit({ folder, now: () => new Date() });
  } catch (error) {
    throw refused('unusable.audit', { folder, reason: (error as Error).message });
  }
}

function verified(audit: Audit, holds: AuditPoint | undefined): Answer {
  const verdict = audit.verify(holds);
  const { count, end } = verdict;
  if (!verdict.ok) {
    const { faults } = verdict;
    const sentences = faults.map(({ message }) => message).join('; ');
    throw refused('altered.entries', { faults: sentences }, { count, end, faults });
  }
  const lines = [
    `The audit log is intact: ${count} ${count === 1 ? 'entry' : 'entries'}.`,
    `Its end is ${end.number}:${end.seal}`,
    'Note the end elsewhere; `esimde audit verify --holds END` then detects even a log that was completely rewritten.',
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
    throw new UserError('choose an output: --out FILE, --out - or --json.');
  }
  const file = resolve(out);
  const descriptor = openNew(file);
  try {
    for (const line of auditCsv(everyEntry(audit))) writeSync(descriptor, line);
  } catch (error) {
    // An incomplete audit would look like a complete one.
    rmSync(file, { force: true });
    throw refused('not-written', { file, code: (error as NodeJS.ErrnoException).code });
  } finally {
    closeSync(descriptor);
  }
  const count = audit.count();
  return { data: { file, count }, lines: [`${count} entries were written to ${file}.`] };
}

function openNew(file: string): number {
  if (existsSync(file)) throw refused('taken.file', { file });
  return writing(file, () => openSync(file, 'wx', 0o600));
}
