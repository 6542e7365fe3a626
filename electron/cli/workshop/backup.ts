import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { refusable } from '../../../db/release/package/refusal.ts';
import { UserError } from '../../../db/user-error.ts';
import { type Audit, openAudit } from '../../../db/workshop/audit/audit.ts';
import { backUp, backupName } from '../../../db/workshop/backup/backup.ts';
import { finishRestore, isRestoring, stageRestore } from '../../../db/workshop/backup/restore.ts';
import { openArchive } from '../../../db/workshop/backup/snapshot-archive.ts';
import { isOpenElsewhere } from '../../../db/workshop/store-file.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Answer, type DataOptions, dataCommand, parseFileName, reply } from '../command.ts';
import { refused, refusedFor } from '../refused.ts';
import { backUpKiosk } from '../transfer/back-up-kiosk.ts';
import { restoreKiosk } from '../transfer/restore-kiosk.ts';

interface BackupOptions extends DataOptions {
  out: string;
  everything?: boolean;
  accounts?: boolean;
  passphraseStdin?: boolean;
}

interface RestoreOptions extends DataOptions {
  replace?: boolean;
  passphraseStdin?: boolean;
}

/** `esimde backup`: the whole workshop as one file; the kiosk may keep running. */
export function backupCommand(): Command {
  return dataCommand('backup', 'write the workshop (records with their history, drafts, media, audit log) as one file')
    .requiredOption('--out <file>', 'the file, or a folder, in which it is named after the day', parseFileName)
    .option(
      '--everything',
      'the whole kiosk for another machine: also settings, releases, and keys encrypted with a passphrase',
    )
    .option('--accounts', 'with --everything: also the accounts')
    .option('--passphrase-stdin', 'read the passphrase for the keys from stdin')
    .action((options: BackupOptions) => reply(options.json, () => backUpAsAsked(options)));
}

/** `esimde restore`: the workshop as it is in a backup. */
export function restoreCommand(): Command {
  return dataCommand('restore', 'restore the workshop from a backup, or a whole kiosk from `backup --everything`')
    .argument('<file>', 'as `esimde backup` wrote it; with a workshop alone, accounts, keys and releases stay')
    .option('--replace', 'put a whole kiosk in place of the existing one, which is kept beside it')
    .option('--passphrase-stdin', 'read the passphrase of its keys from stdin')
    .action((file: string, options: RestoreOptions) =>
      reply(options.json, () => restoreAsFound(resolve(file), options)),
    );
}

function backUpAsAsked(options: BackupOptions): Promise<Answer> {
  const { everything = false, accounts = false, passphraseStdin = false } = options;
  if (everything) return backUpKiosk({ ...options, accounts, passphraseStdin });
  if (accounts) throw new UserError('--accounts goes with --everything: a backup of the workshop holds no accounts.');
  return backUpTo(options);
}

/** The file says what it holds. */
async function restoreAsFound(file: string, options: RestoreOptions): Promise<Answer> {
  const opened = await openArchive(file, 'kiosk');
  if (!opened.ok) {
    if (opened.error.reason === 'not-a-package') return restoreFrom(file, options);
    throw refusedFor(`${file} was not restored`, opened.error);
  }
  await opened.value.file.close();
  const { replace = false, passphraseStdin = false } = options;
  return restoreKiosk(file, { ...options, replace, passphraseStdin });
}

async function backUpTo({ data, out: place }: BackupOptions): Promise<Answer> {
  const folder = join(openDataFolder(data), 'workshop');
  if (!existsSync(join(folder, 'workshop.db'))) throw refused('no-workshop', { dataFolder: data });
  const now = new Date();
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  const out = isFolder ? join(resolve(place), backupName(now)) : resolve(place);
  return withAudit(folder, async (audit) => {
    audit.append({ by: machine, action: 'backup', subject: out.slice(-200) });
    const outcome = await refusable(() => backUp({ folder, out, by: machine.name, now }));
    if (!outcome.ok) throw refusedFor(`nothing was written to ${out}`, outcome.error);
    const bytes = outcome.value;
    const lines = [`The workshop is in ${out} (${(bytes / 1e6).toFixed(1)} MB).`];
    return { data: { backup: { file: out, bytes } }, lines };
  });
}

async function restoreFrom(file: string, { data }: DataOptions): Promise<Answer> {
  const folder = join(openDataFolder(data), 'workshop');
  refuseWhileOpen(folder);
  // An interrupted restore: its backup is already verified.
  if (isRestoring(folder)) finishRestore(folder, new Date());
  const outcome = await refusable(() => stageRestore({ folder, file }));
  if (!outcome.ok) throw refusedFor(`${file} was not restored`, outcome.error);
  const { madeAt, by, unclean } = outcome.value;
  await withAudit(folder, (audit) =>
    audit.append({
      by: machine,
      action: 'restore-backup',
      subject: madeAt,
      details: { madeBy: by, ...(unclean.length > 0 ? { mediaLeftOut: unclean } : {}) },
    }),
  );
  refuseWhileOpen(folder);
  finishRestore(folder, new Date());
  const lines = [`The workshop is restored as of ${madeAt}; its state before is kept in its folder "backups".`];
  if (unclean.length > 0) {
    lines.push(
      `Left out, because they may hold names or places: ${unclean.join(', ')}. Add these media in the workshop.`,
    );
  }
  return { data: { restored: { madeAt, by } }, lines };
}

async function withAudit<T>(folder: string, work: (audit: Audit) => T | Promise<T>): Promise<T> {
  const audit = openAudit({ folder, now: () => new Date() });
  try {
    return await work(audit);
  } finally {
    audit.close();
  }
}

function refuseWhileOpen(folder: string): void {
  if (!isOpenElsewhere(join(folder, 'workshop.db'))) return;
  throw refused('busy.workshop');
}
