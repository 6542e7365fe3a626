import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryHome } from './profile-home.ts';

/** Protects: with a full disk, no other account of the machine can read or prepare the browser's profile. */
it.skipIf(process.platform === 'win32')('puts a temporary profile into a private folder, not a prepared one', () => {
  const parent = mkdtempSync(join(tmpdir(), 'esimde-home-'));
  const usual = join(parent, `esimde-${process.getuid?.()}`);
  expect(temporaryHome(parent)).toBe(usual);
  expect(statSync(usual).mode & 0o777).toBe(0o700);
  expect(temporaryHome(parent)).toBe(usual);
  chmodSync(usual, 0o777);
  expect(temporaryHome(parent)).not.toBe(usual);
  rmSync(usual, { recursive: true });
  mkdirSync(join(parent, 'elsewhere'), { mode: 0o700 });
  symlinkSync(join(parent, 'elsewhere'), usual);
  const other = temporaryHome(parent);
  expect([other === usual, statSync(other).mode & 0o077]).toEqual([false, 0]);
  rmSync(parent, { recursive: true });
});
