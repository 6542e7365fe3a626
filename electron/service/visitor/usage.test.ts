import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UsageCount } from '../../../db/model/api/usage.ts';
import { openUsageCounts, usageFile } from '../../../db/usage/counts.ts';
import { unprivileged } from '../../../test-support/unprivileged.ts';
import { usageRecorder, usageRoutes } from './usage.ts';

/** Protects: the page can send only counts, and an error while storing them never reaches the visitor. */
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

const recorder = (enabled = true) =>
  usageRecorder({
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

  it('accepts counts of the closed lists', async () => {
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
  it('are stored, with a limit per minute', () => {
    const usage = recorder();
    for (let turn = 0; turn < 100; turn++) usage.record([visit]);
    clock = 61_000;
    usage.record([visit]);
    usage.close();
    expect(counted()).toBe(21);
  });

  it('are not stored, and no file is created, if counting is off', () => {
    const usage = recorder(false);
    usage.record([visit]);
    usage.close();
    expect(() => rmSync(dirname(usageFile(dataFolder)), { recursive: true })).toThrow(/ENOENT/);
  });

  it('are dropped while the file is damaged, and stored again afterwards', () => {
    mkdirSync(dirname(usageFile(dataFolder)));
    writeFileSync(usageFile(dataFolder), 'not a database, and long enough to be looked at as one'.repeat(40));
    const usage = recorder();
    expect(() => usage.record([visit])).not.toThrow();
    expect(logged).toEqual(['usage-not-counted']);
    usage.record([visit]);
    expect(logged).toHaveLength(1);
    rmSync(usageFile(dataFolder));
    clock = 61_000;
    usage.record([visit]);
    usage.close();
    expect(counted()).toBe(1);
  });

  it('are dropped if the folder is not writable', () => {
    chmodSync(dataFolder, 0o555);
    expect(() => unprivileged(() => recorder().record([visit]))).not.toThrow();
    expect(logged).toEqual(['usage-not-counted']);
    chmodSync(dataFolder, 0o700);
  });
});
