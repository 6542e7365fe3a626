import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { StickInstallResult } from '../release-job.ts';
import { placesNow } from './drives.ts';
import { type StickPackages, stickTimes, watchSticks } from './stick-watch.ts';

/** Protects: a complete package on a stick is tried once, and again only when the stick is plugged in again. */
let work = '';
let nowMs = 0;
let tried: StickPackages[] = [];
let answer: StickInstallResult = { news: [], isBusy: false };
const silent = { info: () => {}, warn: () => {}, error: () => {} };

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'esimde-sticks-'));
  [nowMs, tried, answer] = [0, [], { news: [], isBusy: false }];
  return () => rmSync(work, { recursive: true });
});

const stick = () => join(work, 'stick');
const watch = () =>
  watchSticks({
    places: () => placesNow([stick()], 'linux'),
    install: async (packages) => {
      tried.push(packages);
      return answer;
    },
    onNews: () => {},
    now: () => nowMs,
    log: silent,
  });
const put = (name: string, text = 'a package') => writeFileSync(join(stick(), name), text);
const looks = async (of: ReturnType<typeof watch>, times: number) => {
  for (let time = 0; time < times; time++) await of.look();
};
const files = () => tried.map(({ fresh }) => fresh);

it('tries a package once, whatever the result, and again when the stick is plugged in again', async () => {
  const of = watch();
  await looks(of, 2);
  mkdirSync(stick());
  for (const name of ['a.esimde', 'b.esimde', '.c.esimde', 'd.txt', 'e.esimde-backup']) put(name);
  mkdirSync(join(stick(), 'f.esimde'));
  await looks(of, 5);
  expect(tried).toMatchObject([{ stick: 'stick', files: ['a.esimde', 'b.esimde'], fresh: ['a.esimde', 'b.esimde'] }]);
  rmSync(stick(), { recursive: true });
  await looks(of, 1);
  mkdirSync(stick());
  put('a.esimde');
  await looks(of, 5);
  expect(files()).toEqual([['a.esimde', 'b.esimde'], ['a.esimde']]);
});

it('waits until a file is no longer written, and tries a replaced file', async () => {
  const of = watch();
  mkdirSync(stick());
  for (const text of ['a', 'ab', 'abc']) {
    put('a.esimde', text);
    await looks(of, 1);
  }
  expect(tried).toEqual([]);
  await looks(of, 3);
  put('b.esimde');
  utimesSync(join(stick(), 'b.esimde'), 1, 1);
  await looks(of, 3);
  expect(tried.map(({ files: all, fresh }) => [all, fresh])).toEqual([
    [['a.esimde'], ['a.esimde']],
    [['a.esimde', 'b.esimde'], ['b.esimde']],
  ]);
});

it('tries again later while another job changes the releases', async () => {
  const of = watch();
  mkdirSync(stick());
  put('a.esimde');
  answer = { news: [], isBusy: true };
  await looks(of, 5);
  expect(tried).toHaveLength(1);
  nowMs += stickTimes.busyMs;
  answer = { news: [], isBusy: false };
  await looks(of, 5);
  expect(tried).toHaveLength(2);
});

it('does nothing after it is closed', async () => {
  const of = watch();
  mkdirSync(stick());
  put('a.esimde');
  await of.look();
  await of.close();
  await looks(of, 3);
  expect(tried).toEqual([]);
});
