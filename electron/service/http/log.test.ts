import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog, detailsOf } from './log.ts';

let parent: string;
let folder: string;
const now = () => new Date('2026-11-22T10:00:00Z');

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'esimde-log-'));
  folder = join(parent, 'logs');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const lines = (file = 'esimde.log') =>
  readFileSync(join(folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log', () => {
  it('writes one JSON object per line', () => {
    const log = createLog({ folder, now });
    log.info('release-opened', { id: '0001-9f2c1a7b' });
    log.error('unexpected-error', { reason: 'two\nlines' });
    expect(lines()).toEqual([
      { time: '2026-11-22T10:00:00.000Z', level: 'info', event: 'release-opened', id: '0001-9f2c1a7b' },
      { time: '2026-11-22T10:00:00.000Z', level: 'error', event: 'unexpected-error', reason: 'two\nlines' },
    ]);
  });

  it('appends to an existing file', () => {
    createLog({ folder, now }).info('first');
    createLog({ folder, now }).info('second');
    expect(lines().map(({ event }) => event)).toEqual(['first', 'second']);
  });

  it('keeps its first line apart from one that a power cut tore', () => {
    createLog({ folder, now }).info('first');
    appendFileSync(join(folder, 'esimde.log'), '\0\0\0\0');
    createLog({ folder, now }).info('second');
    expect(JSON.parse(readFileSync(join(folder, 'esimde.log'), 'utf8').split('\n')[2] ?? '')).toMatchObject({
      event: 'second',
    });
  });

  it('keeps a limited number of files of a limited size, the newest', () => {
    const log = createLog({ folder, now, maxBytes: 500, maxFiles: 3 });
    for (let index = 0; index < 100; index++) log.info('tick', { index });
    expect(readdirSync(folder).sort()).toEqual(['esimde.1.log', 'esimde.2.log', 'esimde.log']);
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(500);
    expect(lines().at(-1)).toMatchObject({ index: 99 });
    expect(Number(lines('esimde.1.log').at(-1)?.index)).toBeLessThan(Number(lines()[0]?.index));
  });

  it('never throws, and later reports how many entries were lost', () => {
    writeFileSync(folder, 'a file where the folder should be');
    const log = createLog({ folder, now });
    expect(() => log.warn('lost')).not.toThrow();
    expect(() => log.warn('lost too')).not.toThrow();
    rmSync(folder);
    log.info('back');
    expect(lines()).toMatchObject([{ event: 'back', lostBefore: 2 }]);
  });

  it('writes at most 200 entries of one event a minute, and later how many it suppressed', () => {
    let time = Date.parse('2026-11-22T10:00:00Z');
    const log = createLog({ folder, now: () => new Date(time), maxBytes: 100_000, maxFiles: 2 });
    log.info('workshop-sign-in', { account: 'a' });
    for (let index = 0; index < 12_000; index++) log.error('unexpected-error', { reason: 'x'.repeat(500) });
    expect([...lines('esimde.1.log'), ...lines()].filter(({ event }) => event === 'workshop-sign-in')).toHaveLength(1);
    time += 60_000;
    log.error('unexpected-error');
    expect(lines().at(-1)).toMatchObject({ event: 'unexpected-error', suppressedBefore: 11_800 });
  });

  it('writes entries with a broken clock', () => {
    createLog({ folder, now: () => new Date(Number.NaN) }).info('tick');
    expect(lines()).toMatchObject([{ time: 'unknown' }]);
  });

  it('echoes only warnings and errors, in short', () => {
    const echoed: string[] = [];
    const log = createLog({ folder, now, echo: (line) => void echoed.push(line) });
    log.info('quiet');
    log.warn('settings-invalid', { line: 3, reason: 'no comma' });
    log.error('unexpected-error', detailsOf(new Error('broken')));
    expect(echoed).toEqual([
      'warn: settings-invalid line=3 reason="no comma"',
      'error: unexpected-error reason="broken"',
    ]);
  });
});
