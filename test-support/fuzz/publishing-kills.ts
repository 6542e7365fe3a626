import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBook } from '../../db/names/book.ts';
import { namesFolderOf } from '../../db/names/catalogue.ts';
import { approveList, noteImport } from '../../db/names/catalogue-changes.ts';
import { importNames } from '../../db/names/import.ts';
import { type OpenRelease, openBestRelease } from '../../db/release/store/fallback.ts';
import { createKeys } from '../../db/release/trust/keys.ts';
import { openWorkshop } from '../../db/workshop/open.ts';
import { settleInterrupted } from '../../db/workshop/publish/marking.ts';
import { writeGeneratedNames } from '../names/generated-names.ts';
import { chanceOf } from '../random.ts';
import { project, readSmallContent, smallRelease, temporaryFolder, treeKey } from '../release/release.ts';

export interface PublishKills {
  kills: number;
  /** Number of kills during a publication or a rollback. */
  during: number;
  /** Releases that were acknowledged. */
  published: number;
  failures: string[];
}

/** The state that must hold after a kill, according to the lines that the process printed. */
interface Expected {
  /** Newest revision that was acknowledged. */
  saved: number;
  /** The revisions of the camp that the current release may have; null: any kept release. */
  shown: number[] | null;
}

/** Duration of a publication on an idle machine. */
const maxDelayMs = 350;
/** A publication has ten steps. */
const maxSteps = 25;

/** Repeatedly kills a process that edits, publishes and rolls back in one data folder, and checks what it left. */
export async function fuzzPublishing(count: number, seed: number): Promise<PublishKills> {
  const folder = temporaryFolder();
  const kills: PublishKills = { kills: 0, during: 0, published: 0, failures: [] };
  try {
    const ground = await prepare(folder);
    const expected: Expected = { saved: 1, shown: [0] };
    for (let round = 0; round < count && kills.failures.length < 5; round++) {
      const lines = await runAndKill(ground, seed + round);
      kills.kills++;
      kills.published += lines.filter((line) => line.startsWith('done')).length;
      if (follow(expected, lines)) kills.during++;
      const wrong = await wrongWith(ground, expected);
      if (wrong !== null) kills.failures.push(`seed ${seed + round}: ${wrong}; output: ${lines.slice(-5).join(', ')}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return kills;
}

type Ground = Awaited<ReturnType<typeof prepare>>;

const listRows = 200;

async function prepare(folder: string) {
  const dataFolder = join(folder, 'data');
  const keys = join(dataFolder, 'workshop', 'keys');
  mkdirSync(keys, { recursive: true });
  const created = createKeys(join(keys, 'museum.pem'));
  if (!created.ok) throw new Error('the key file exists already');
  const builtin = smallRelease(join(folder, 'builtin'), treeKey(), 1);
  const names = namesFolderOf(join(dataFolder, 'workshop'));
  const file = join(folder, 'names.csv');
  writeGeneratedNames(file, listRows);
  const imported = await importNames({ file, folder: names, thisYear: 2026 });
  if (!imported.ok) throw new Error(imported.error.kind);
  const text = { title: { kk: 'T', ru: 'T', en: 'T' } };
  noteImport(names, { id: 'list', text, isTitled: true, version: imported.value, by: 'A', at: '2026' });
  approveList(names, 'list');
  return { dataFolder, builtin, key: created.value.publicKey };
}

async function runAndKill({ dataFolder, builtin, key }: Ground, seed: number): Promise<string[]> {
  const script = join(project, 'test-support/kills/publish-releases.ts');
  const chance = chanceOf(seed);
  // Half end at a step, so that every step is tested on any machine; half at a random moment.
  const steps = chance.below(2) === 0 ? [`${chance.below(maxSteps)}`] : [];
  const child = spawn(process.execPath, [script, dataFolder, builtin, key, `${seed}`, ...steps], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let output = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('ready\n')) resolve();
    });
  });
  await Promise.race([ready, ended]);
  if (steps.length === 0) {
    await sleep(chance.below(maxDelayMs));
    child.kill('SIGKILL');
  }
  await ended;
  return output.split('\n').slice(0, -1);
}

/** Updates the expected state. @returns whether the kill happened during a change of releases */
function follow(expected: Expected, lines: readonly string[]): boolean {
  let isChanging = false;
  for (const line of lines) {
    const [word, first = '', second = ''] = line.split(' ');
    if (word === 'saved') expected.saved = Number(first);
    if (word === 'try') expected.shown = expected.shown && [...expected.shown, Number(first)];
    if (word === 'done') expected.shown = [Number(second)];
    if (word === 'back') expected.shown = null;
    if (word === 'try' || word === 'back') isChanging = true;
    if (word === 'done' || word === 'went' || word === 'stayed') isChanging = false;
  }
  return isChanging;
}

async function wrongWith({ dataFolder, builtin, key }: Ground, expected: Expected): Promise<string | null> {
  const folder = join(dataFolder, 'workshop');
  const warnings: string[] = [];
  const warn = (event: string, details = {}) => void warnings.push(event + JSON.stringify(details));
  const state = openBestRelease({
    dataFolder,
    builtinFolder: builtin,
    trustedKeys: [key],
    log: { info: () => {}, warn },
  });
  const camp = state.release?.db.prepare(`SELECT name_ru AS name FROM camp WHERE id = 'north'`).get();
  const sequence = state.release?.manifest.sequence ?? 0;
  const listFault = state.release && sequence > 1 ? faultOfList(state.release) : null;
  state.close();
  if (listFault !== null) return listFault;
  if (warnings.length > 0) return warnings.join(' ');
  const shown = Number(/№(\d+)/.exec((camp as { name: string }).name)?.[1] ?? 0);
  if (expected.shown !== null && !expected.shown.includes(shown))
    return `shows revision ${shown}, not ${expected.shown}`;
  expected.shown = [shown];
  await settleInterrupted(folder, dataFolder);
  const workshop = openWorkshop({ folder, now: () => new Date(), seed: readSmallContent });
  try {
    const record = workshop.record({ kind: 'camp', id: 'north' }, { account: 'a', name: 'A', roles: [] });
    if (record === null || record.revision < expected.saved) return `revision ${expected.saved} is lost`;
    expected.saved = record.revision;
    const released = workshop.history(record).find(({ release }) => release !== null);
    if (shown > 0 && (released?.number ?? 0) < shown) return `release ${sequence} is not noted in the record`;
    const notShown = released && released.release !== null && released.release > sequence && sequence > 1;
    if (notShown && !readdirSync(join(dataFolder, 'releases')).includes(String(released.release).padStart(4, '0'))) {
      return `the record says that it is in release ${released.release}, which does not exist`;
    }
  } finally {
    workshop.close();
  }
  return null;
}

/** The release has its list whole, and the correction that was approved before it was published. */
function faultOfList({ folder, manifest, db }: OpenRelease): string | null {
  const camp = db.prepare<[], { name: string }>(`SELECT name_ru AS name FROM camp WHERE id = 'north'`).get();
  const revision = /№(\d+)/.exec(camp?.name ?? '')?.[1];
  const book = openBook(folder, manifest);
  try {
    if (book.fieldsOf('list', listRows) === undefined) return 'the release has no whole list';
    const surname = book.fieldsOf('list', 1)?.surname;
    return surname === `Revision ${revision}` ? null : `revision ${revision} is shown with the correction "${surname}"`;
  } finally {
    book.close();
  }
}
