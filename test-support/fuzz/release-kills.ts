import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBestRelease } from '../../db/release/store/fallback.ts';
import { lockReleases } from '../../db/release/store/locks.ts';
import { readPointer } from '../../db/release/store/pointer.ts';
import { trustInstalled } from '../../db/release/trust/trust.ts';
import { chanceOf } from '../random.ts';
import { packed, releaseWithMedia } from '../release/package.ts';
import { museumKey, project, smallRelease, temporaryFolder, treeKey } from '../release/release.ts';

export interface KillFuzz {
  kills: number;
  /** What the process did when it was killed, according to its output. */
  during: { nothing: number; change: number };
  /** Number of kills that left unfinished files, which the next change removed. */
  leftovers: number;
  failures: string[];
  elapsedMs: number;
}

interface Ground {
  folder: string;
  dataFolder: string;
  builtin: string;
  key: string;
  files: string[];
}

/** Maximum delay before a kill; an installation takes about half of it. */
const maxDelayMs = 60;

/** Repeatedly kills a process that changes releases in one data folder, and checks what it left. */
export async function fuzzKills(count: number, seed: number): Promise<KillFuzz> {
  const startMs = performance.now();
  const fuzz: KillFuzz = { kills: 0, during: { nothing: 0, change: 0 }, leftovers: 0, failures: [], elapsedMs: 0 };
  const ground = await prepare();
  try {
    for (let round = 0; round < count && fuzz.failures.length < 10; round++) {
      const before = shownIn(ground.dataFolder);
      const lines = await runAndKill(ground, seed + round);
      fuzz.kills++;
      const { acknowledged, tried } = storyOf(lines, before);
      fuzz.during[tried === null ? 'nothing' : 'change']++;
      const found = stateOf(ground);
      const wrong = wrongWith(found, acknowledged, tried);
      if (wrong !== null) fuzz.failures.push(`seed ${seed + round}: ${wrong}; output: ${lines.slice(-4).join(', ')}`);
      if (clearLeftovers(ground.dataFolder)) fuzz.leftovers++;
    }
  } finally {
    rmSync(ground.folder, { recursive: true, force: true });
  }
  return { ...fuzz, elapsedMs: performance.now() - startMs };
}

async function prepare(): Promise<Ground> {
  const folder = temporaryFolder();
  const museum = museumKey();
  const builtin = smallRelease(join(folder, 'builtin'), treeKey(), 1);
  const trust = trustInstalled([museum.open], builtin);
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  const files: string[] = [];
  for (const sequence of [2, 3, 4, 5]) {
    const made = releaseWithMedia(join(folder, `made-${sequence}`), museum.secret, sequence);
    files.push(await packed(made, trust, join(folder, `${sequence}.esimde`)));
  }
  return { folder, dataFolder, builtin, key: museum.text, files };
}

/** @returns the lines that the process printed until it was killed at a random moment */
async function runAndKill({ dataFolder, builtin, key, files }: Ground, seed: number): Promise<string[]> {
  const script = join(project, 'test-support/kills/change-releases.ts');
  const child = spawn(process.execPath, [script, dataFolder, builtin, key, `${seed}`, ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('ready\n')) resolve();
    });
  });
  const ended = endOf(child);
  await Promise.race([ready, ended]);
  await sleep(chanceOf(seed).below(maxDelayMs));
  child.kill('SIGKILL');
  await ended;
  return output.split('\n').slice(0, -1);
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('close', () => resolve()));
}

/** Sequence numbers from the pointer; without a current one the built-in release is shown. */
interface Shown {
  current: number;
  previous: number | null;
}

const builtinSequence = 1;

function shownIn(dataFolder: string): Shown {
  const read = readPointer(dataFolder);
  if (read.state !== 'read') return { current: builtinSequence, previous: null };
  const { current, previous } = read.pointer;
  return { current: Number(current), previous: previous === null ? null : Number(previous) };
}

/** The release acknowledged last, and the one that may have been activated after it, or null. */
function storyOf(lines: readonly string[], before: Shown): { acknowledged: number; tried: number | null } {
  let { current, previous } = before;
  let tried: number | null = null;
  for (const line of lines) {
    const [word, what = ''] = line.split(' ');
    if (word === 'try') tried = what === 'back' ? (previous ?? builtinSequence) : Number(what);
    if (word !== 'done') continue;
    tried = null;
    if (what === 'back' || Number(what) === current) continue;
    previous = current;
    current = Number(what);
  }
  return { acknowledged: current, tried };
}

interface Found {
  sequence: number | null;
  level: string;
  warnings: string[];
}

/** The release that a kiosk would show, with every byte compared with the signed manifest. */
function stateOf({ dataFolder, builtin, key }: Ground): Found {
  const warnings: string[] = [];
  const warn = (event: string, details = {}) => void warnings.push(event + JSON.stringify(details));
  const log = { info: () => {}, warn };
  const state = openBestRelease({ dataFolder, builtinFolder: builtin, trustedKeys: [key], log });
  const { level, release } = state;
  const counted = release?.db.prepare('SELECT count(*) AS claims FROM claim').get() as { claims: number } | undefined;
  if (!counted?.claims) warnings.push('the database answers nothing');
  state.close();
  return { sequence: release?.manifest.sequence ?? null, level, warnings };
}

function wrongWith({ sequence, level, warnings }: Found, acknowledged: number, tried: number | null): string | null {
  if (warnings.length > 0) return `refused: ${warnings.join(' ')}`;
  if (level !== 'current' && sequence !== builtinSequence) return `is on level ${level}`;
  if (sequence === acknowledged || (tried !== null && sequence === tried)) return null;
  return `shows ${sequence}, acknowledged was ${acknowledged}, tried was ${tried}`;
}

/** Removes unfinished files, as the next change does first. @returns whether there were any */
function clearLeftovers(dataFolder: string): boolean {
  const folder = join(dataFolder, 'releases');
  const strays = () => readdirSync(folder).filter((name) => name.startsWith('.incoming'));
  const before = strays().length;
  const lock = lockReleases(dataFolder);
  if (!lock.ok) throw new Error(lock.error);
  lock.value();
  if (strays().length > 0) throw new Error('leftovers stay');
  return before > 0;
}
