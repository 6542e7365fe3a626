import { spawnSync } from 'node:child_process';
import fs, { existsSync, readdirSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { project, temporaryFolder } from '../../../test-support/release/release.ts';
import { type Museum, museumIn } from '../../../test-support/workshop/museum.ts';

/** Protects: whichever call to the disk fails during publishing, visitors see the complete previous or new release. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Every call by which publishing changes the disk. SQLite's own are not among them: those fail under strace, below. */
const changing = [
  ...(['chmodSync', 'copyFileSync', 'fsyncSync', 'linkSync', 'mkdirSync', 'mkdtempSync'] as const),
  ...(['openSync', 'renameSync', 'rmSync', 'writeSync'] as const),
];

/** Lets the call with this number (from 1) fail, and counts all. @returns the end of it, which says how many there were */
function failAt(number: number): () => number {
  let calls = 0;
  const before = changing.map((name) => [name, fs[name]] as const);
  for (const [name, real] of before) {
    const failing = (...given: unknown[]): unknown => {
      if (++calls === number) throw Object.assign(new Error(`${name}: i/o error`), { code: 'EIO' });
      return Reflect.apply(real, fs, given);
    };
    Object.assign(fs, { [name]: failing });
  }
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, Object.fromEntries(before));
    syncBuiltinESMExports();
    return calls;
  };
}

async function publishFailing(museum: Museum, number: number) {
  const end = failAt(number);
  let calls = 0;
  const outcome = await museum.publish().finally(() => {
    calls = end();
  });
  return { outcome, calls };
}

const strays = (dataFolder: string) =>
  readdirSync(join(dataFolder, 'releases')).filter((name) => name.startsWith('.incoming'));

async function expectWhole(museum: Museum, dataFolder: string, before: number, isPublished: boolean, told: string) {
  expect(museum.shown(), told).toBe(isPublished ? before + 1 : before);
  const next = await museum.publish();
  expect(next.ok && next.value.manifest.sequence, told).toBe(isPublished ? before + 2 : before + 1);
  expect(museum.shown(), told).toBe(isPublished ? before + 2 : before + 1);
  expect(strays(dataFolder), told).toEqual([]);
  expect(existsSync(join(dataFolder, 'workshop', 'publishing.json')), told).toBe(false);
}

describe('an error of the disk', () => {
  it('at each call in turn leaves a complete release', async () => {
    const dataFolder = join(work, 'each-call');
    const museum = museumIn(dataFolder, work);
    await museum.publish();
    let refused = 0;
    for (let number = 1, isOver = false; !isOver; number++) {
      const before = museum.shown() ?? 0;
      const { outcome, calls } = await publishFailing(museum, number);
      isOver = calls < number;
      if (!outcome.ok) {
        expect(outcome.error, `call ${number}`).toEqual({ reason: 'cannot-write', detail: 'EIO' });
        refused++;
      }
      await expectWhole(museum, dataFolder, before, outcome.ok, `call ${number}`);
    }
    expect(refused).toBeGreaterThan(15);
  });

  const hasStrace = spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0;
  const calls = ['pwrite64', 'fsync', 'ftruncate', 'unlink', 'rename', 'mkdir'];
  it.for(calls)(
    'of the system call %s, for SQLite and the program, leaves a complete release',
    async (call, { skip }) => {
      if (!hasStrace) return skip('skipped: there is no strace, or this account may not use it');
      const dataFolder = join(work, call);
      const museum = museumIn(dataFolder, work);
      await museum.publish();
      let refused = 0;
      for (const number of [1, 2, 3, 5, 8, 13, 21, 34]) {
        const before = museum.shown() ?? 0;
        const isPublished = publishUnder(call, number, dataFolder, museum.key);
        await expectWhole(museum, dataFolder, before, isPublished, `${call} ${number}`);
        if (!isPublished) refused++;
      }
      expect(refused).toBeGreaterThan(0);
    },
  );
});

/** @returns whether it was acknowledged; what was not was refused with a reason */
function publishUnder(call: string, number: number, dataFolder: string, key: string): boolean {
  const script = join(project, 'test-support/kills/publish-once.ts');
  const inject = `inject=${call}:error=EIO:when=${number}`;
  const args = ['-f', '-qq', '-e', `trace=${call}`, '-e', inject, '-o', '/dev/null'];
  const run = spawnSync('strace', [...args, process.execPath, script, dataFolder, work, key], { encoding: 'utf8' });
  expect(run.stdout, `${call} ${number}: ${run.stderr}`).toMatch(/^(published|refused (cannot-write|no-space) \S*)\n$/);
  return run.stdout.startsWith('published');
}
