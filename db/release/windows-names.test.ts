import { win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountsFile } from '../workshop/access/accounts.ts';
import { auditFile } from '../workshop/audit/audit.ts';
import { isReservedOnWindows } from './windows-names.ts';

/** Protects: names and lengths of files that Windows would refuse, change or take for a device. */
describe('a name', () => {
  it.each([
    'con',
    'NUL.pem',
    'aux.esimde-backup',
    'C:\\museum\\lpt1.txt',
    'com¹.json',
    'prn .x',
    'a.esimde.',
    'key.pem ',
  ])('"%s" is reserved', (name) => expect(isReservedOnWindows(name)).toBe(true));
  it.each(['museum.pem', 'console.esimde', 'com10.pem', 'E:\\esimde-1.esimde-kiosk', '/con/museum.pem', 'nul-1.csv'])(
    '"%s" is not',
    (name) => expect(isReservedOnWindows(name)).toBe(false),
  );
});

describe('a long path', () => {
  /** As Windows joins it, whatever system this is. */
  const onWindows = (data: string, path: string) => win32.join(data, ...path.split(/[\\/]/));
  const deepest = `workshop/.restoring-AbCdEf/names/${'f'.repeat(64)}.names`;

  it('of the usual data folder stays below the 260 characters of old programs', () => {
    for (const path of [deepest, `workshop/media/${'f'.repeat(64)}.jpeg`, 'transfer/releases/000000123/manifest.json'])
      expect(onWindows('C:\\ProgramData\\Esimde', path).length, path).toBeLessThan(200);
  });

  it('is opened by its long form, and every name in it is short enough for a disk', () => {
    const path = onWindows(`D:\\${'museum\\'.repeat(40)}`, deepest);
    expect(path.length).toBeGreaterThan(260);
    expect(win32.toNamespacedPath(path)).toBe(`\\\\?\\${path}`);
    for (const name of path.split('\\')) expect(name.length).toBeLessThanOrEqual(255);
  });

  it('of the databases leaves room for SQLite, which opens no long form', () => {
    for (const file of [accountsFile('x'), auditFile('x')]) expect(file.length + '-journal'.length).toBeLessThan(60);
  });
});
