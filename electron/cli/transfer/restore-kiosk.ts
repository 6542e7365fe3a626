import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok } from '../../../db/model/result.ts';
import { readPackage } from '../../../db/release/package/read.ts';
import { type PackageResult, refusable } from '../../../db/release/package/refusal.ts';
import { checkSpace, freeBytesOf } from '../../../db/release/package/space.ts';
import { lockReleases } from '../../../db/release/store/locks.ts';
import { releasesFolder } from '../../../db/release/store/pointer.ts';
import { moveDurably, syncTree, writeDurably } from '../../../db/sqlite/durable.ts';
import { accountsFile } from '../../../db/workshop/access/accounts.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { finishRestore, stageRestore } from '../../../db/workshop/backup/restore.ts';
import { type ArchiveContents, openArchive } from '../../../db/workshop/backup/snapshot-archive.ts';
import { isOpenElsewhere } from '../../../db/workshop/store-file.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { beforeFolder, finishTransfer, transferFolder } from '../../kiosk/transfer.ts';
import { type Answer, writing } from '../command.ts';
import { passphrasesFrom } from '../passphrase.ts';
import { refused, refusedFor } from '../refused.ts';
import { unsealKeys } from './sealed-keys.ts';

interface KioskRestore {
  data: string;
  /** Put it in the place of a kiosk that is there. */
  replace: boolean;
  passphraseStdin: boolean;
}

/** Makes this machine the kiosk that is in a file of `esimde backup --everything`. The kiosk must be stopped. */
export async function restoreKiosk(file: string, options: KioskRestore): Promise<Answer> {
  const dataFolder = openDataFolder(options.data);
  refuseWhileOpen(dataFolder);
  finishTransfer(dataFolder);
  if (!options.replace && isUsed(dataFolder)) throw refused('not-empty', { dataFolder });
  const lock = writing(releasesFolder(dataFolder), () => lockReleases(dataFolder));
  if (!lock.ok) throw refused('busy.releases');
  const work = writing(dataFolder, () => mkdtempSync(join(dataFolder, '.transfer-')));
  try {
    const outcome = await refusable(() => unpack(file, work));
    if (!outcome.ok) throw refusedFor(`${file} was not restored`, outcome.error);
    await openKeys(file, work, options.passphraseStdin);
    await openWorkshop(file, work, outcome.value.madeAt);
    addMissing(work);
    syncTree(work);
    refuseWhileOpen(dataFolder);
    moveDurably(work, transferFolder(dataFolder));
  } finally {
    rmSync(work, { recursive: true, force: true });
    lock.value();
  }
  finishTransfer(dataFolder);
  if (!options.replace) rmSync(beforeFolder(dataFolder), { recursive: true, force: true });
  const hasAccounts = existsSync(accountsFile(join(dataFolder, 'workshop')));
  const lines = [`The kiosk is restored in ${dataFolder}: start it.`];
  if (options.replace) lines.push('What was there before is in its folder "before-transfer".');
  if (!hasAccounts) lines.push('It has no account yet: `esimde account add NAME` adds one.');
  return { data: { restored: { dataFolder, hasAccounts } }, lines };
}

function refuseWhileOpen(dataFolder: string): void {
  if (isOpenElsewhere(join(dataFolder, 'workshop', 'workshop.db'))) throw refused('busy.kiosk');
}

/** Whether somebody has set up or used a kiosk here. A start alone leaves a log, a clock and a browser profile. */
const isUsed = (dataFolder: string): boolean =>
  ['settings.json', 'releases/current', 'workshop/workshop.db', 'workshop/accounts.db', 'workshop/keys'].some((path) =>
    existsSync(join(dataFolder, path)),
  );

/** Reads the file to its last byte and compares it with its table of contents. */
async function unpack(file: string, work: string): Promise<PackageResult<ArchiveContents>> {
  const opened = await openArchive(file, 'kiosk');
  if (!opened.ok) return opened;
  const { manifest, layout } = opened.value;
  try {
    // The workshop is unpacked a second time, out of the file in the file.
    const space = await checkSpace(work, layout.totalBytes * 2, manifest.files.length, freeBytesOf);
    if (!space.ok) return space;
    const read = await readPackage(opened.value, { place: (path) => placeIn(work, path) });
    return read.ok ? ok(manifest) : read;
  } finally {
    await opened.value.file.close();
  }
}

function placeIn(work: string, path: string): Promise<FileHandle> {
  const file = join(work, path);
  mkdirSync(dirname(file), { recursive: true });
  return open(file, 'wx', 0o600);
}

async function openKeys(file: string, work: string, passphraseStdin: boolean): Promise<void> {
  const sealed = join(work, 'keys.age');
  if (!existsSync(sealed)) return;
  const passphrase = await passphrasesFrom(passphraseStdin).known(file);
  if (!(await unsealKeys(readFileSync(sealed), passphrase, work))) throw refused('wrong-passphrase', { file });
  rmSync(sealed);
}

/** What the file does not hold is empty then, and not what another kiosk left here. */
function addMissing(work: string): void {
  for (const name of ['releases', 'workshop', 'channel']) mkdirSync(join(work, name), { recursive: true, mode: 0o700 });
  for (const name of ['settings.json', 'machine.json']) {
    if (!existsSync(join(work, name))) writeDurably(join(work, name), '{}\n', 'wx');
  }
}

/** Unpacks the workshop and moves the accounts to it. */
async function openWorkshop(file: string, work: string, madeAt: string): Promise<void> {
  const folder = join(work, 'workshop');
  const [backup, accounts] = [join(work, 'workshop.esimde-backup'), join(work, 'accounts.db')];
  if (existsSync(backup)) {
    const outcome = await refusable(() => stageRestore({ folder, file: backup }));
    if (!outcome.ok) throw refusedFor(`${file} was not restored`, outcome.error);
    finishRestore(folder, new Date());
    rmSync(backup);
  }
  if (existsSync(accounts)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    renameSync(accounts, accountsFile(folder));
  }
  if (!existsSync(folder) || readdirSync(folder).every((name) => name === 'keys')) return;
  const audit = openAudit({ folder, now: () => new Date() });
  audit.append({ by: machine, action: 'restore-backup', subject: madeAt, details: { madeBy: machine.name } });
  audit.close();
}
