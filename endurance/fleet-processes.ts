import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, existsSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { keptOf } from '../db/release/channel/layout.ts';
import { project } from '../test-support/release/release.ts';

/** A kiosk whose rounds are the built program, `esimde channel follow`. */
export interface FollowingProcess {
  name: string;
  dataFolder: string;
}

const program = join(project, 'dist', 'esimde.js');

function startRound({ dataFolder }: FollowingProcess): ChildProcess {
  return spawn(process.execPath, [program, 'channel', 'follow', '--json', `--data=${dataFolder}`], { stdio: 'ignore' });
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => void child.once('close', () => resolve()));

/** One round to its end, whatever that is. */
const wholeRound = (kiosk: FollowingProcess): Promise<void> => ended(startRound(kiosk));

/** Lets the program follow this place. */
function settle({ dataFolder }: FollowingProcess, place: string, trustedKey: string): void {
  const settings = { trustedKeys: [trustedKey], channel: { places: [place] } };
  writeFileSync(join(dataFolder, 'settings.json'), JSON.stringify(settings));
}

/** Whether a file lies there that is not whole yet. */
function hasBegun({ dataFolder }: FollowingProcess): boolean {
  const { files } = keptOf(dataFolder);
  return existsSync(files) && readdirSync(files).some((name) => name.endsWith('.part'));
}

/** Starts a round and calls `meanwhile` as soon as a download has begun. @returns whether one had */
async function inMidDownload(kiosk: FollowingProcess, meanwhile: (child: ChildProcess) => void): Promise<boolean> {
  const child = startRound(kiosk);
  while (child.exitCode === null && child.signalCode === null) {
    if (hasBegun(kiosk)) {
      // So that the file has a beginning from which the next round goes on.
      await wait(300);
      meanwhile(child);
      await ended(child);
      return true;
    }
    await wait(20);
  }
  return false;
}

/** Kills a round without warning while it downloads. @returns whether it did */
async function killInMidDownload(kiosk: FollowingProcess): Promise<boolean> {
  let isKilled = false;
  await inMidDownload(kiosk, (child) => {
    isKilled = child.kill('SIGKILL');
  });
  return isKilled;
}

/** A disk of its own under the data folder of a kiosk. @returns null where only root may mount one */
function smallDisk({ dataFolder }: FollowingProcess, megabytes: number) {
  const aside = `${dataFolder}-aside`;
  cpSync(dataFolder, aside, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dataFolder]);
  if (mounted.status !== 0) {
    rmSync(aside, { recursive: true });
    return null;
  }
  cpSync(aside, dataFolder, { recursive: true });
  rmSync(aside, { recursive: true });
  const ballast = join(dataFolder, 'ballast');
  return {
    /** Writes until the disk takes no byte more. */
    fill(): void {
      const file = openSync(ballast, 'a');
      try {
        for (const size of [1 << 20, 4096, 1]) writeUntilFull(file, Buffer.alloc(size));
      } finally {
        closeSync(file);
      }
    },
    clear: () => rmSync(ballast, { force: true }),
    unmount: () => void spawnSync('umount', [dataFolder]),
  };
}

function writeUntilFull(file: number, bytes: Buffer): void {
  try {
    while (writeSync(file, bytes) === bytes.length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/** Starts a round, and fills the disk while it downloads. @returns whether it did */
const fillInMidDownload = (kiosk: FollowingProcess, disk: { fill(): void }): Promise<boolean> =>
  inMidDownload(kiosk, () => disk.fill());

interface Ground {
  place: (kiosk: FollowingProcess) => string;
  trustedKey: string;
  /** Sequence number of what the kiosk shows; 0: it is blank. */
  shown: (kiosk: FollowingProcess) => number;
  /** Publishes the next release. @returns its number, and the bytes that it changes */
  publish: () => { sequence: number; changedBytes: number };
  /** Bytes that the server has sent to the kiosk. */
  sentBytes: (kiosk: FollowingProcess) => number;
}

const kills = 2;
const diskMegabytes = 100;
/** So many kiosks have a small disk of their own. */
const smallDisks = 2;

/** Rounds by real processes, killed in mid-download, some on a disk that is really full. @returns faults */
export async function followByProcesses(kiosks: readonly FollowingProcess[], ground: Ground): Promise<string[]> {
  const faults: string[] = [];
  const before = ground.shown(kiosks[0] as FollowingProcess);
  for (const kiosk of kiosks) settle(kiosk, ground.place(kiosk), ground.trustedKey);
  const disks = kiosks.slice(0, smallDisks).map((kiosk) => smallDisk(kiosk, diskMegabytes));
  const { sequence, changedBytes } = ground.publish();
  const expectShown = (kiosk: FollowingProcess, expected: number, when: string): void => {
    const shown = ground.shown(kiosk);
    if (shown !== expected) faults.push(`${kiosk.name} shows ${shown}, not ${expected}, ${when}`);
  };
  let killed = 0;
  const live = async (kiosk: FollowingProcess, at: number): Promise<void> => {
    const disk = disks[at];
    if (disk) {
      disk.fill();
      await wholeRound(kiosk);
      expectShown(kiosk, before, 'on a full disk');
      disk.clear();
      if (!(await fillInMidDownload(kiosk, disk))) faults.push(`the disk of ${kiosk.name} was not filled in time`);
      expectShown(kiosk, before, 'after its disk was full in mid-download');
      disk.clear();
    }
    for (let kill = 0; kill < kills; kill++) {
      if (await killInMidDownload(kiosk)) killed++;
      expectShown(kiosk, before, 'after it was killed');
    }
    await wholeRound(kiosk);
    expectShown(kiosk, sequence, 'at the end');
  };
  try {
    await Promise.all(kiosks.map(live));
    if (killed < kiosks.length) faults.push(`only ${killed} rounds were killed in mid-download`);
    const ratio = Math.max(...kiosks.map(ground.sentBytes)) / changedBytes;
    if (ratio > 1.1) faults.push(`a killed kiosk moved ${ratio.toFixed(2)} times what changed`);
    const full = disks.filter((disk) => disk !== null).length;
    const onDisks = full > 0 ? `${full} on a disk that was full` : 'none on a full disk (only root may mount one)';
    console.log(
      `${kiosks.length} real processes, ${killed} times killed in mid-download, ${onDisks}: ${ratio.toFixed(2)} times`,
    );
  } finally {
    for (const disk of disks) disk?.unmount();
  }
  return faults;
}
