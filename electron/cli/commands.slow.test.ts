import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openUsageCounts } from '../../db/usage/counts.ts';
import { smallContent, writeContent } from '../../test-support/release/content.ts';
import { type CommandEnd, runHere } from '../../test-support/service/command.ts';
import { appFolder } from '../kiosk/app-folder.ts';

/** Protects: the answers of the commands to people and programs, and their exit codes (0 done, 1 refused, 2 wrong usage). */
const work = mkdtempSync(join(tmpdir(), 'esimde-commands-'));
afterAll(() => rmSync(work, { recursive: true }));

const content = writeContent(smallContent());
const data = join(work, 'data');
const key = join(work, 'museum.pem');
const program = join(appFolder(), 'dist/esimde.js');

const esimde = (...words: string[]): Promise<CommandEnd> => runHere(words);

/** Starts the real program. */
function start(...words: string[]): CommandEnd {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { cwd: work, encoding: 'utf8' });
  expect(stderr).not.toMatch(/\n\s+at /);
  return { status, stdout, stderr };
}

const json = (text: string) => JSON.parse(text) as unknown;

beforeAll(() => {
  mkdirSync(data);
  const { stdout } = start('keys', 'create', '--out', key, '--no-passphrase', '--json');
  const { publicKey } = (json(stdout) as { key: { publicKey: string } }).key;
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ trustedKeys: [publicKey] }));
});
afterAll(() => rmSync(content, { recursive: true }));

describe('keys create', () => {
  it('explains how to use the pair, and never overwrites a file', async () => {
    const out = join(work, 'other.pem');
    expect(await esimde('keys', 'create', '--out', out, '--no-passphrase')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('"trustedKeys": ["'),
    });
    const again = await esimde('keys', 'create', '--out', out, '--no-passphrase', '--json');
    expect(again.status).toBe(1);
    expect(json(again.stdout)).toMatchObject({ error: { code: 'taken' } });
    expect((await esimde('keys', 'create')).status).toBe(2);
    expect((await esimde('keys', 'create', '--no-passphrase', '--out', join(work, 'no', 'such', 'k.pem'))).status).toBe(
      2,
    );
  });
});

describe('--out -', () => {
  it.each([
    ['export', ['export']],
    ['backup', ['backup']],
    ['keys create', ['keys', 'create', '--no-passphrase']],
    ['keys rotate', ['keys', 'rotate', '--key', key]],
    ['content build', ['content', 'build', '--content', content]],
  ])('%s refuses stdout in one sentence', async (_, words) => {
    const { status, stdout, stderr } = await esimde(...words, '--out', '-');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('This command cannot write to stdout: name a file.');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync('-')).toBe(false);
  });

  it('usage export writes only the table to stdout', async () => {
    const counted = join(work, 'counted');
    const counts = openUsageCounts(counted);
    counts.add([{ kind: 'visit', name: 'kk', times: 12 }], Date.parse('2026-05-31T09:20:00Z'));
    counts.close();
    const exportTo = (out: string) => ['usage', 'export', '--data', counted, '--out', out];
    expect((await esimde(...exportTo(join(work, 'counts.csv')))).status).toBe(0);
    const table = readFileSync(join(work, 'counts.csv'), 'utf8');
    expect(table).toContain('2026-05-31T09,visit');
    expect(start(...exportTo('-'))).toEqual({ status: 0, stdout: table, stderr: '' });
    expect(existsSync('-')).toBe(false);
    expect(await esimde(...exportTo('-'), '--json')).toMatchObject({ status: 2, stdout: '' });
  });
});

it('refuses a file name that Windows reserves, because files travel on sticks', async () => {
  for (const name of ['nul.pem', 'museum.pem.', 'COM1.pem']) {
    const { status, stderr } = await esimde('keys', 'create', '--no-passphrase', '--out', join(work, name));
    expect(status, name).toBe(2);
    expect(stderr).toContain('Windows cannot store a file of this name: choose another.');
    expect(readdirSync(work)).not.toContain(name);
  }
});

describe('content', () => {
  it('check prints one line per problem', async () => {
    expect((await esimde('content', 'check', '--content', content)).status).toBe(0);
    const wrong = writeContent({ ...smallContent(), 'zebra.yaml': 'x' });
    const said = start('content', 'check', '--content', wrong);
    expect(said).toMatchObject({ status: 1, stdout: '' });
    expect(said.stderr.trim().split('\n')).toEqual([
      'zebra.yaml: is no part of the content: remove it, or correct its name',
      'esimde: the content has one problem.',
    ]);
    const answer = json(
      (await esimde('content', 'build', '--content', wrong, '--out', join(work, 'never'), '--json')).stdout,
    );
    expect(answer).toMatchObject({
      error: { code: 'content', problems: [{ code: 'unknown-file', file: 'zebra.yaml' }] },
    });
    expect(readdirSync(work)).not.toContain('never');
    rmSync(wrong, { recursive: true });
  });

  it('build creates a release folder, and never replaces a folder of another kind', async () => {
    const out = join(work, 'built');
    expect(start('content', 'build', '--content', content, '--out', out, '--sequence', '5')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Built release 0005-[0-9a-f]{8} in /),
    });
    expect(readdirSync(out).sort()).toEqual(['content.db', 'manifest.json', 'manifest.sig', 'media']);
    expect(
      json((await esimde('content', 'build', '--content', content, '--out', content, '--json')).stdout),
    ).toMatchObject({
      error: { code: 'out-taken' },
    });
  });

  it.each([
    ['no such folder', ['--content', join(work, 'nowhere')]],
    ['no number', ['--sequence', 'seven']],
    ['no key', ['--key', join(work, 'nowhere.pem')]],
    ['an unknown option', ['--colour']],
  ])('build exits with 2: %s', async (_, words) => {
    const said = await esimde('content', 'build', ...words);
    expect(said.status).toBe(2);
    expect(said.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('release', () => {
  const publish = (...words: string[]) => esimde('content', 'build', '--content', content, '--data', data, ...words);

  it('a data folder accepts only releases of a trusted key', async () => {
    expect(json((await publish('--json')).stdout)).toMatchObject({ error: { code: 'key-needed' } });
    const stranger = await publish('--key', join(work, 'other.pem'), '--json');
    expect(stranger.status).toBe(1);
    expect(json(stranger.stdout)).toMatchObject({ error: { code: 'untrusted-key' } });
    expect((await publish('--key', key, '--sequence', '7')).status).toBe(0);
    expect(json((await publish('--key', key, '--json')).stdout)).toMatchObject({
      release: { sequence: 8, current: '0008', previous: '0007' },
    });
  });

  it('list, verify and activate agree on the state of a release', async () => {
    truncateSync(join(data, 'releases', '0008', 'content.db'), 10);
    const listed = json((await esimde('release', 'list', '--data', data, '--json')).stdout) as { releases: object[] };
    expect(listed.releases.slice(0, 2)).toMatchObject([
      { sequence: 8, mark: 'current', state: 'truncated-file' },
      { sequence: 7, mark: 'previous', state: 'good' },
    ]);
    expect((await esimde('release', 'list', '--data', data)).stdout).toMatch(
      /0008 +8 .*current +refused: content\.db is cut short/,
    );
    expect((await esimde('release', 'verify', '7', '--data', data)).status).toBe(0);
    expect(start('release', 'verify', '0008', '--data', data)).toMatchObject({
      status: 1,
      stderr: 'esimde: release 0008 is refused: content.db is cut short.\n',
    });
    expect(json((await esimde('release', 'activate', '7', '--data', data, '--json')).stdout)).toMatchObject({
      error: { code: 'older' },
    });
    expect((await esimde('release', 'activate', '7', '--allow-older', '--data', data)).status).toBe(0);
    expect(json(readFileSync(join(data, 'releases', 'current'), 'utf8'))).toEqual({
      current: '0007',
      previous: '0008',
    });
    expect((await esimde('release', 'activate', 'seven', '--data', data)).status).toBe(2);
    expect((await esimde('release', 'verify', join(work, 'nowhere'), '--data', data)).status).toBe(1);
  });
});
