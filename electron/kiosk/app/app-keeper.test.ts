import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAppState, writeAppState } from '../../../db/release/app/store.ts';
import { calmMs, keepApp, provingMs } from './app-keeper.ts';
import { installedProgramVariable } from './launched.ts';

/** Protects: a version is proven by showing the kiosk, and a newer one starts only when nobody is at the screen. */
let data = '';
let events: string[] = [];
const page: { calmMs: number | null } = { calmMs: null };
const onRestart = vi.fn();
const write = (event: string): void => void events.push(event);
const log = { info: write, warn: write, error: write };
const state = { current: '0.3.0', previous: null, trial: null, failed: null };

beforeEach(() => {
  vi.useFakeTimers();
  data = mkdtempSync(join(tmpdir(), 'esimde-keeper-'));
  mkdirSync(join(data, 'app'));
  writeFileSync(join(data, 'package.json'), '{"version":"0.2.0"}');
  vi.stubEnv(installedProgramVariable, data);
  [events, page.calmMs] = [[], null];
  onRestart.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(data, { recursive: true });
});
const keep = (version: string) =>
  keepApp({ ...{ dataFolder: data, version, heartbeats: page, onRestart, log }, monotonicMs: () => Date.now() });

describe('a version on trial', () => {
  it('is proven half a minute after the page first showed', () => {
    writeAppState(data, { ...state, trial: { starts: 1 } });
    const end = keep('0.3.0');
    vi.advanceTimersByTime(10 * provingMs);
    expect(readAppState(data).trial).toEqual({ starts: 1 });
    page.calmMs = 0;
    vi.advanceTimersByTime(provingMs);
    expect(readAppState(data).trial).toEqual({ starts: 1 });
    vi.advanceTimersByTime(2_000);
    expect([readAppState(data).trial, events.at(-1)]).toEqual([null, 'app-proven']);
    end();
  });

  it('is not proven by another version', () => {
    page.calmMs = 0;
    writeAppState(data, { ...state, trial: { starts: 0 } });
    const end = keep('0.2.0');
    vi.advanceTimersByTime(10 * provingMs);
    expect(readAppState(data).trial).toEqual({ starts: 0 });
    end();
  });
});

describe('a newer version', () => {
  it('waits until nobody was at the screen for half a minute', () => {
    const end = keep('0.2.0');
    page.calmMs = calmMs - 1;
    writeAppState(data, { ...state, trial: { starts: 0 } });
    vi.advanceTimersByTime(60_000);
    expect(onRestart).not.toHaveBeenCalled();
    page.calmMs = calmMs;
    vi.advanceTimersByTime(60_000);
    expect(onRestart).toHaveBeenCalledOnce();
    expect(events).toEqual(['app-started', 'app-restart']);
    end();
  });

  it('that the launcher passed over at the start is not restarted into', () => {
    writeAppState(data, state);
    page.calmMs = calmMs;
    const end = keep('0.2.0');
    vi.advanceTimersByTime(60_000);
    expect(onRestart).not.toHaveBeenCalled();
    end();
  });

  it('is not waited for where no launcher started this one', () => {
    vi.stubEnv(installedProgramVariable, undefined);
    page.calmMs = calmMs;
    keep('0.2.0');
    writeAppState(data, state);
    vi.advanceTimersByTime(60_000);
    expect([onRestart.mock.calls, events]).toEqual([[], []]);
  });
});
