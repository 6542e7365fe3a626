import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test-support/release/release.ts';
import { findElectron } from './electron-binary.ts';

/** Protects: a download that was interrupted is not taken for Electron. */
const app = temporaryFolder();
afterAll(() => rmSync(app, { recursive: true }));
const folder = join(app, 'node_modules', 'electron');
const name = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as 'win32'];
const program = name ?? 'electron';

const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

describe('the program of npm’s package', () => {
  it('is found once everything is unpacked', () => {
    write('package.json', JSON.stringify({ version: '45.4.1' }));
    write(`dist/${program}`, '');
    expect(findElectron(app, {})).toBeNull();
    write('dist/version', 'v45.4.0');
    write('path.txt', program);
    expect(findElectron(app, {})).toBeNull();
    write('dist/version', 'v45.4.1');
    expect(findElectron(app, {})).toBe(join(folder, 'dist', program));
  });

  it('gives way to the one that the environment names', () => {
    const own = join(folder, 'dist');
    expect(findElectron(app, { ELECTRON_OVERRIDE_DIST_PATH: own })).toBe(join(own, program));
    expect(findElectron(app, { ELECTRON_OVERRIDE_DIST_PATH: join(own, 'none') })).toBeNull();
  });
});
