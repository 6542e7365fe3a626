import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UsageCount } from '../../../db/model/api/usage.ts';
import { openUsageCounts, usageFile } from '../../../db/usage/counts.ts';
import { unprivileged } from '../../../test-support/unprivileged.ts';
import { usageTaker } from './usage.ts';
import { usageRoutes } from './usage-route.ts';

/** Protects: the page may send counts and nothing else, and whatever happens to them, the visitor notices nothing. */
let dataFolder: string;
let clock = 0;
const logged: string[] = [];
const note = (event: string) => void logged.push(event);
const visit: UsageCount = { kind: 'visit', name: 'kk', times: 1 };

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'esimde-usage-'));
  clock = 0;
  logged.length = 0;
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const taker = (enabled = true) =>
  usageTaker({
    dataFolder,
    enabled,
    now: () => Date.UTC(2026, 4, 31, 9),
    clock: () => clock,
    log: { info: note, warn: note, error: note },
  });

function counted(): number {
  const counts = openUsageCounts(dataFolder);
  const sum = counts.rows('', '9').reduce((total, { times }) => total + times, 0);
  counts.close();
  return sum;
}

describe('the route', () => {
  const taken: (readonly UsageCount[])[] = [];
  const app = new Hono().route(
    '/',
    usageRoutes((counts) => void taken.push(counts)),
  );
  const post = (body: string) => app.request('/usage', { method: 'POST', body });

  it('takes counts of the closed lists', async () => {
    const counts = [visit, { kind: 'dwell', name: 'text', bucket: 'more', times: 3 }];
    expect((await post(JSON.stringify({ counts }))).status).toBe(204);
    expect(taken).toEqual([counts]);
  });

  it.each([
    '',
    '{',
    'null',
    '{"counts":[{"kind":"search","name":"Ахметов","times":1}]}',
    '{"counts":[{"kind":"screen","name":"karlag","times":1}]}',
    '{"counts":[{"kind":"visit","name":"kk","times":1,"who":"x"}]}',
    '{"counts":[{"kind":"visit","name":"kk","times":0}]}',
    '{"counts":[{"kind":"visit","name":"kk","times":1e9}]}',
    JSON.stringify({ counts: Array.from({ length: 101 }, () => visit) }),
    `{"counts":[]${' '.repeat(30_000)}}`,
  ])('refuses %.60s', async (body) => {
    taken.length = 0;
    expect((await post(body)).status).toBe(400);
    expect(taken).toEqual([]);
  });
});

describe('the counts', () => {
  it('are kept, at most so many a minute', () => {
    const usage = taker();
    for (let turn = 0; turn < 100; turn++) usage.take([visit]);
    clock = 61_000;
    usage.take([visit]);
    usage.close();
    expect(counted()).toBe(21);
  });

  it('are none where they are switched off: there is not even a file', () => {
    const usage = taker(false);
    usage.take([visit]);
    usage.close();
    expect(() => rmSync(dirname(usageFile(dataFolder)), { recursive: true })).toThrow(/ENOENT/);
  });

  it('are lost without a word to the visitor where the file is broken, and kept again when it is not', () => {
    mkdirSync(dirname(usageFile(dataFolder)));
    writeFileSync(usageFile(dataFolder), 'not a database, and long enough to be looked at as one'.repeat(40));
    const usage = taker();
    expect(() => usage.take([visit])).not.toThrow();
    expect(logged).toEqual(['usage-uncounted']);
    usage.take([visit]);
    expect(logged).toHaveLength(1);
    rmSync(usageFile(dataFolder));
    clock = 61_000;
    usage.take([visit]);
    usage.close();
    expect(counted()).toBe(1);
  });

  it('are lost where nothing can be written', () => {
    chmodSync(dataFolder, 0o555);
    expect(() => unprivileged(() => taker().take([visit]))).not.toThrow();
    expect(logged).toEqual(['usage-uncounted']);
    chmodSync(dataFolder, 0o700);
  });
});
