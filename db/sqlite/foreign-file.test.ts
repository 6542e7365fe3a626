import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../model/result.ts';
import { writeForeignFile } from './foreign-file.ts';

/** Protects: a stick cannot make the kiosk overwrite a file of its own account. */
let stick = '';
let victim = '';
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-foreign-'));
  victim = join(folder, 'settings.json');
  stick = mkdtempSync(join(folder, 'stick-'));
  writeFileSync(victim, 'settings');
  return () => rmSync(folder, { recursive: true });
});

const write = (text: string, mode?: 0o600 | 0o644) =>
  writeForeignFile(join(stick, 'esimde.txt'), async (handle) => ok(await handle.write(text)), mode);

describe('a file on a stick', () => {
  it('replaces a link of its name instead of writing through it', async () => {
    symlinkSync(victim, join(stick, 'esimde.txt'));
    await write('report');
    expect(readFileSync(victim, 'utf8')).toBe('settings');
    expect(lstatSync(join(stick, 'esimde.txt')).isFile()).toBe(true);
    expect(readFileSync(join(stick, 'esimde.txt'), 'utf8')).toBe('report');
  });

  it('is not written through a link under a name that was predictable', async () => {
    symlinkSync(victim, join(stick, '.esimde.txt-part'));
    await write('report');
    expect(readFileSync(victim, 'utf8')).toBe('settings');
  });

  it.skipIf(process.platform === 'win32')('is readable by its account alone, unless asked otherwise', async () => {
    await write('report');
    expect(statSync(join(stick, 'esimde.txt')).mode & 0o777).toBe(0o600);
    await write('report', 0o644);
    expect(statSync(join(stick, 'esimde.txt')).mode & 0o077).toBe(0o044);
  });

  it('keeps the earlier file when writing fails, and removes partial files', async () => {
    await write('first');
    writeFileSync(join(stick, '.esimde.txt-0123456789abcdef'), 'half');
    const fail = () => Promise.reject(new Error('pulled out'));
    await expect(writeForeignFile(join(stick, 'esimde.txt'), fail)).rejects.toThrow('pulled out');
    expect(readdirSync(stick)).toEqual(['esimde.txt']);
    expect(readFileSync(join(stick, 'esimde.txt'), 'utf8')).toBe('first');
  });
});
