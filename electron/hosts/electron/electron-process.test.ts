import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { superviseElectron } from './electron-process.ts';

/** Protects: an Electron that starts and never shows anything is not waited for without end. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-silent-'));
const program = join(folder, 'electron');

beforeEach(() => {
  writeFileSync(program, '#!/bin/sh\nexec sleep 600\n');
  chmodSync(program, 0o755);
  // The processes of this machine say nothing of how long a minute is.
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

it.skipIf(process.platform === 'win32')(
  'kills a process that sends no first heartbeat, and starts another',
  async () => {
    const events: string[] = [];
    const ended = Promise.withResolvers<void>();
    const note = (event: string): void => {
      events.push(event);
      if (event === 'electron-ended') ended.resolve();
    };
    const options = { appFolder: folder, dataFolder: folder, windowed: false, curator: false, more: [] };
    const shown = superviseElectron(
      { ...options, program, canLeave: false, hostLeft: null },
      { info: note, warn: note, error: note },
    );
    try {
      vi.advanceTimersByTime(30_000);
      expect(events).toEqual([]);
      // On a machine under load a minute counts up to five.
      vi.advanceTimersByTime(5 * 60_000);
      expect(events).toEqual(['electron-silent']);
      await ended.promise;
    } finally {
      await shown.end();
    }
  },
);
