import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Log, LogDetails } from '../service/http/log.ts';
import { crashBudget, createCrashBudget } from './crash-budget.ts';
import { superviseProcess } from './supervised-process.ts';

/** Protects: a process that dies is restarted, never in a tight loop, and ends with the kiosk. */
describe('the crash budget', () => {
  it('restarts at once, and waits from the third crash within a minute', () => {
    let nowMs = 0;
    const budget = createCrashBudget(() => nowMs);
    expect([budget.waitMs(), budget.waitMs(), budget.waitMs()]).toEqual([0, 0, crashBudget.waitMs]);
    nowMs = crashBudget.windowMs + 1;
    expect(budget.waitMs()).toBe(0);
  });
});

describe('a supervised program', () => {
  let folder: string;
  let warnings: [string, LogDetails | undefined][];
  const log: Log = {
    info: () => {},
    warn: (event, details) => void warnings.push([event, details]),
    error: () => {},
  };
  const keep = (script: string, onEnd?: (status: number | null) => number | 'final') =>
    superviseProcess(
      { name: 'window', file: process.execPath, args: () => ['-e', script], ...(onEnd && { onEnd }) },
      log,
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'esimde-kept-'));
    warnings = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is restarted within its budget, and its last output is in the log', async () => {
    const kept = keep('console.error("GPU is gone"); process.exit(7)');
    await vi.waitFor(() => expect(warnings).toHaveLength(crashBudget.crashes), { timeout: 300_000 });
    expect(warnings.map(([, details]) => details?.waitMs)).toEqual([0, 0, crashBudget.waitMs]);
    expect(warnings[0]).toEqual(['window-ended', { status: 7, said: 'GPU is gone', waitMs: 0 }]);
    await kept.end();
  });

  it('logs the beginning of the last error, without those of D-Bus', async () => {
    const fatal = `[1:2:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! ${'advice '.repeat(100)}`;
    const noise = '[1:2:ERROR:dbus/bus.cc(408)] Failed to connect to the bus';
    const kept = keep(`console.error(${JSON.stringify(`${fatal}\n#0 0x55\n${noise}`)}); process.exit(7)`);
    await vi.waitFor(() => expect(warnings).not.toEqual([]), 300_000);
    expect(warnings[0]?.[1]).toMatchObject({ said: fatal.slice(0, 300) });
    await kept.end();
  });

  it('is not restarted after an intentional exit', async () => {
    const kept = keep('process.exit(9)', () => 'final');
    expect(await kept.over).toBe(9);
    expect(warnings).toEqual([]);
  });

  it('is killed with its child processes, even when it ignores signals', async () => {
    const pidFile = join(folder, 'pid');
    const helper = `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1e3)`;
    const start = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(helper)}])`;
    const kept = keep(`process.on('SIGTERM', () => {}); ${start}; setInterval(() => {}, 1e3)`);
    await vi.waitFor(() => expect(existsSync(pidFile) && readFileSync(pidFile, 'utf8')).toMatch(/\d/), {
      timeout: 300_000,
    });
    await kept.end();
    const pid = Number(readFileSync(pidFile, 'utf8'));
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow());
  });

  it('that does not exist does not crash the kiosk', async () => {
    const kept = superviseProcess({ name: 'window', file: join(folder, 'none'), args: () => [] }, log);
    await vi.waitFor(() => expect(warnings[0]?.[1]).toMatchObject({ status: 127 }));
    await kept.end();
  });
});
