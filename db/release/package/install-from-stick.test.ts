import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { noCheck, packed } from '../../../test-support/release/package.ts';
import { museumKey, smallRelease, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { installedNames } from '../store/installed.ts';
import { readPointer } from '../store/pointer.ts';
import { type Trust, trustBuiltin, trustInstalled } from '../trust/trust.ts';
import { verifyRelease } from '../trust/verify.ts';
import { installFromStick, type StickInstallOptions } from './install-from-stick.ts';
import type { ReleaseEvent } from './refusal.ts';

/** Protects: only the newest signed package of a stick is installed, and only when it is newer than the current release. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

const museum = museumKey();
const stranger = museumKey();
const builtinFolder = smallRelease(join(work, 'builtin'), treeKey());
const trust = trustInstalled([museum.open], builtinFolder);
const anyTrust = (keys: Trust['keys']): Trust => ({ ...trustBuiltin(keys) });
const made = new Map<string, string>();
for (const [name, key, sequence] of [
  ['2', museum, 2],
  ['3', museum, 3],
  ['9', stranger, 9],
] as const) {
  const folder = smallRelease(join(work, `release-${name}`), key.secret, sequence);
  made.set(name, await packed(folder, anyTrust([key.open]), join(work, `${name}.esimde`)));
}
made.set('1', await packed(builtinFolder, anyTrust([]), join(work, '1.esimde')));

let dataFolder = '';
let stick = '';
let events: ReleaseEvent[] = [];
beforeEach(() => {
  [dataFolder, stick, events] = [temporaryFolder(), temporaryFolder(), []];
  return () => {
    for (const folder of [dataFolder, stick]) rmSync(folder, { recursive: true });
  };
});

const builtin = verifyRelease(builtinFolder, trustBuiltin([]));
const put = (...names: string[]): string[] => {
  for (const name of names) copyFileSync(made.get(name) ?? '', join(stick, `${name}.esimde`));
  return names.map((name) => `${name}.esimde`);
};
const plug = (files: string[], more: Partial<StickInstallOptions> = {}) =>
  installFromStick({
    ...{ dataFolder, folder: stick, files, fresh: files, trust, builtinSequence: 1, wentBack: false },
    ...{ builtinId: builtin.ok ? builtin.value.manifest.id : null, releasesKept: 5, check: noCheck },
    audit: (event) => void events.push(event),
    ...more,
  });
const current = () => {
  const read = readPointer(dataFolder);
  return read.state === 'read' ? read.pointer.current : null;
};

describe('a stick', () => {
  it('installs its newest release, whatever other files it has', async () => {
    writeFileSync(join(stick, '0.esimde'), 'no package');
    const told = await plug(['0.esimde', ...put('2', '3', '9')]);
    expect(told).toMatchObject([
      { file: '0.esimde', sequence: null, outcome: { is: 'refused' } },
      { file: '9.esimde', sequence: null, outcome: { is: 'refused', refusal: { reason: 'untrusted-key' } } },
      { file: '3.esimde', sequence: 3, outcome: { is: 'installed' } },
    ]);
    expect([current(), installedNames(dataFolder)]).toEqual(['0003', ['0003']]);
    expect(events.map(({ subject, details }) => [subject, 'refused' in details])).toEqual([
      ['0.esimde', true],
      ['9.esimde', true],
      [expect.stringMatching(/^0003-/), false],
    ]);
  });

  it('with the current release changes nothing and leaves no audit entry', async () => {
    expect(await plug(put('1'))).toMatchObject([{ sequence: 1, outcome: { is: 'shown-already' } }]);
    await plug(put('3'));
    events = [];
    expect(await plug(put('2', '3'))).toMatchObject([{ file: '3.esimde', outcome: { is: 'shown-already' } }]);
    expect([current(), events]).toEqual(['0003', []]);
  });

  it('with an older release is refused', async () => {
    await plug(put('3'));
    expect(await plug(put('2'))).toMatchObject([{ outcome: { refusal: { reason: 'older', detail: '3' } } }]);
    expect(current()).toBe('0003');
    expect(events.at(-1)).toMatchObject({ action: 'install', details: { refused: 'older' } });
  });

  it('does not undo a deliberate rollback', async () => {
    expect(await plug(put('3'), { wentBack: true })).toMatchObject([{ outcome: { refusal: { reason: 'went-back' } } }]);
    expect([current(), installedNames(dataFolder)]).toEqual([null, []]);
  });

  it('does not retry a package that was tried, nor install an older one', async () => {
    const files = put('2', '3');
    expect(await plug(files, { fresh: ['2.esimde'] })).toEqual([]);
    expect(current()).toBeNull();
  });

  it('whose newest package was changed installs no other', async () => {
    const files = put('2', '3');
    const bytes = readFileSync(join(stick, '3.esimde'));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(join(stick, '3.esimde'), bytes);
    expect(await plug(files)).toMatchObject([{ file: '3.esimde', outcome: { is: 'refused' } }]);
    expect([current(), installedNames(dataFolder)]).toEqual([null, []]);
  });

  it('that is unplugged is refused and leaves nothing half installed', async () => {
    mkdirSync(join(dataFolder, 'x'));
    expect(await plug(['3.esimde'])).toMatchObject([{ outcome: { refusal: { reason: 'no-such-file' } } }]);
    expect(installedNames(dataFolder)).toEqual([]);
  });
});
