import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { refusable } from '../../../db/release/package/refusal.ts';
import { lockReleases } from '../../../db/release/store/locks.ts';
import { releasesFolder } from '../../../db/release/store/pointer.ts';
import { openReadable } from '../../../db/sqlite/connection.ts';
import { writeDurably } from '../../../db/sqlite/durable.ts';
import { accountsFile } from '../../../db/workshop/access/accounts.ts';
import { backUp, stampOf } from '../../../db/workshop/backup/backup.ts';
import { writeArchive } from '../../../db/workshop/backup/snapshot-archive.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { readSettingsFiles, settingsFiles } from '../../kiosk/settings/settings.ts';
import { type Answer, writing } from '../command.ts';
import { passphrasesFrom } from '../passphrase.ts';
import { refused, refusedFor } from '../refused.ts';
import { keysIn, sealKeys } from './sealed-keys.ts';

const kioskExtension = '.esimde-kiosk';

interface KioskBackup {
  data: string;
  out: string;
  accounts: boolean;
  passphraseStdin: boolean;
}

type Packed = { path: string; from: string }[];

/** Writes a whole kiosk as one file, for another machine; the kiosk may keep running. */
export async function backUpKiosk({ data, out: place, accounts, passphraseStdin }: KioskBackup): Promise<Answer> {
  const dataFolder = openDataFolder(data);
  const now = new Date();
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  const out = isFolder ? join(resolve(place), `esimde-${stampOf(now)}${kioskExtension}`) : resolve(place);
  const keys = keysIn(dataFolder);
  const passphrase = keys.length > 0 ? await passphrasesFrom(passphraseStdin).fresh(`the keys in ${out}`) : null;
  const lock = writing(releasesFolder(dataFolder), () => lockReleases(dataFolder));
  if (!lock.ok) throw refused('busy.releases');
  const work = writing(dataFolder, () => mkdtempSync(join(dataFolder, '.transfer-')));
  try {
    const files = [
      ...settingsOf(dataFolder, work),
      ...filesBelow(dataFolder, 'machine.json'),
      ...filesBelow(dataFolder, 'channel').filter(({ path }) => !/\.pem$|^channel\/files\//.test(path)),
      ...filesBelow(dataFolder, 'releases').filter(({ path }) => /^releases\/(current$|\d+\/)/.test(path)),
      ...(accounts ? accountsOf(dataFolder, work) : []),
      ...(await workshopOf(dataFolder, work, now)),
    ];
    if (passphrase !== null) {
      writeDurably(join(work, 'keys.age'), await sealKeys(dataFolder, keys, passphrase));
      files.push({ path: 'keys.age', from: join(work, 'keys.age') });
    }
    const outcome = await refusable(() =>
      writeArchive({ out, kind: 'kiosk', by: machine.name, madeAt: now.toISOString(), files }),
    );
    if (!outcome.ok) throw refusedFor(`nothing was written to ${out}`, outcome.error);
    const bytes = outcome.value;
    const contents = { files: files.length, keys: keys.length, accounts: accounts && files.some(isAccounts) };
    const lines = [`The kiosk is in ${out} (${(bytes / 1e6).toFixed(1)} MB).`];
    if (!contents.accounts) lines.push('It holds no accounts: add the first one on the new machine.');
    return { data: { backup: { file: out, bytes, ...contents } }, lines };
  } finally {
    rmSync(work, { recursive: true, force: true });
    lock.value();
  }
}

const isAccounts = ({ path }: Packed[number]): boolean => path === 'accounts.db';

/** The settings that count here: those of the machine are merged into those of the data folder. */
function settingsOf(dataFolder: string, work: string): Packed {
  const present = settingsFiles(dataFolder).filter((file) => existsSync(file));
  const [only] = present;
  if (only === undefined) return [];
  if (present.length === 1) return [{ path: 'settings.json', from: only }];
  const { settings, faults, unreadable } = readSettingsFiles(dataFolder);
  const [fault] = [...faults, ...unreadable];
  if (fault) throw refused('settings', { place: fault.file, reason: fault.reason });
  const merged = join(work, 'settings.json');
  writeDurably(merged, `${JSON.stringify(settings, null, 2)}\n`);
  return [{ path: 'settings.json', from: merged }];
}

/** Every file of a folder, or the file itself; none where it is missing. */
function filesBelow(dataFolder: string, path: string): Packed {
  const from = join(dataFolder, path);
  const stat = statSync(from, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [{ path, from }];
  return readdirSync(from)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => filesBelow(dataFolder, `${path}/${name}`));
}

function accountsOf(dataFolder: string, work: string): Packed {
  const file = accountsFile(join(dataFolder, 'workshop'));
  if (!existsSync(file)) return [];
  const copy = join(work, 'accounts.db');
  const db = openReadable(file);
  try {
    db.pragma('query_only = OFF');
    db.prepare('VACUUM INTO ?').run(copy);
  } finally {
    db.close();
  }
  return [{ path: 'accounts.db', from: copy }];
}

async function workshopOf(dataFolder: string, work: string, now: Date): Promise<Packed> {
  const folder = join(dataFolder, 'workshop');
  if (!existsSync(join(folder, 'workshop.db'))) return [];
  const out = join(work, 'workshop.esimde-backup');
  const outcome = await refusable(() => backUp({ folder, out, by: machine.name, now }));
  if (!outcome.ok) throw refusedFor('the workshop was not backed up', outcome.error);
  return [{ path: 'workshop.esimde-backup', from: out }];
}
