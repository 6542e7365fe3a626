import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallContent, writeContent } from '../../../test-support/release/content.ts';
import { esimde, type Said, startEsimde } from '../../../test-support/service/kiosk.ts';

/** Protects: the commands that carry a release from a museum to its kiosks. */
const work = mkdtempSync(join(tmpdir(), 'esimde-packages-'));
const content = writeContent(smallContent());
afterAll(() => {
  for (const folder of [work, content]) rmSync(folder, { recursive: true });
});

const at = (name: string) => join(work, name);
const [museum, kiosk, stick] = [at('museum'), at('kiosk'), at('stick')];

const code = ({ json }: Said) => json.error?.code;
const passphrase = 'ескі даланың желі';
const publish = (key: string, input: string) =>
  esimde(['content', 'build', '--content', content, '--data', museum, '--key', key, '--passphrase-stdin'], input);

beforeAll(async () => {
  for (const folder of [museum, kiosk, stick]) mkdirSync(folder);
  expect(
    (await startEsimde(['keys', 'create', '--out', at('old.pem'), '--passphrase-stdin'], `${passphrase}\n`)).status,
  ).toBe(0);
});

describe('a key under a passphrase', () => {
  it('is encrypted', () => expect(readFileSync(at('old.pem'), 'utf8')).toContain('BEGIN ENCRYPTED PRIVATE KEY'));

  it('cannot be created with a short passphrase, or without one', async () => {
    const create = ['keys', 'create', '--out', at('short.pem')];
    expect(code(await esimde([...create, '--passphrase-stdin'], 'short\n'))).toBe('short-passphrase');
    expect((await esimde(create)).status).toBe(2);
    expect(existsSync(at('short.pem'))).toBe(false);
  });

  it('signs with its passphrase only', async () => {
    expect((await esimde(['keys', 'trust', at('old.pub.pem'), '--data', museum])).status).toBe(0);
    expect(code(await publish(at('old.pem'), 'another passphrase\n'))).toBe('wrong-passphrase');
    expect(await publish(at('old.pem'), `${passphrase.normalize('NFD')}\n`)).toMatchObject({ status: 0 });
  });
});

describe('a package', () => {
  const file = at('stick/second.esimde');
  const install = (...more: string[]) => esimde(['install', file, '--data', kiosk, ...more]);

  it('is exported, refused by a kiosk that does not trust its key, and installed by one that does', async () => {
    expect(await startEsimde(['export', '--data', museum, '--out', file])).toMatchObject({
      status: 0,
      json: { package: { file, bytes: expect.any(Number) }, release: { sequence: 2 } },
    });
    expect(code(await install())).toBe('untrusted-key');
    await esimde(['keys', 'trust', at('old.pub.pem'), '--data', kiosk]);
    expect(await startEsimde(['install', file, '--data', kiosk])).toMatchObject({
      status: 0,
      json: { release: { sequence: 2, current: '0002', previous: null } },
    });
  });

  it('with a lower number needs --allow-older', async () => {
    await publish(at('old.pem'), `${passphrase}\n`);
    expect((await esimde(['export', '--data', museum, '--out', stick])).status).toBe(0);
    const third = await esimde(['export', '--data', museum, '--out', at('third.esimde'), '--release', '3']);
    expect(third).toMatchObject({ status: 0, json: { release: { sequence: 3 } } });
    expect((await esimde(['install', at('third.esimde'), '--data', kiosk])).status).toBe(0);
    const older = await install();
    expect([older.status, code(older), older.stderr]).toEqual([1, 'older', expect.stringContaining('--allow-older')]);
    expect((await install('--allow-older')).status).toBe(0);
    expect(await startEsimde(['rollback', '--data', kiosk])).toMatchObject({ json: { release: { sequence: 3 } } });
    expect(await esimde(['rollback', '--data', kiosk, '--to', '2'])).toMatchObject({
      json: { release: { sequence: 2 } },
    });
    expect(await esimde(['rollback', '--data', kiosk, '--to', '9'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('release 9 is not stored'),
    });
  });

  it.each([
    [2, ['install']],
    [2, ['export']],
    [2, ['rollback', '--to', 'two']],
    [2, ['export', '--out', at('x.esimde'), '--release', '-1']],
    [1, ['export', '--out', at('x.esimde'), '--release', '77']],
    [1, ['export', '--out', at('no/such/folder/x.esimde')]],
    [1, ['install', at('nowhere.esimde')]],
    [1, ['install', work]],
  ])('ends with status %i: %j', async (status, words) => {
    const ended = await esimde([...words, '--data', kiosk]);
    expect(ended.status).toBe(status);
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('rotation and revocation', () => {
  it('passes trust on from the old key to the new one', async () => {
    const next = 'жаңа құпия сөз';
    const rotate = ['keys', 'rotate', '--key', at('old.pem'), '--out', at('new.pem'), '--passphrase-stdin'];
    expect(await startEsimde(rotate, `${passphrase}\n${next}\n`)).toMatchObject({ status: 0 });
    for (const data of [museum, kiosk]) {
      expect((await esimde(['keys', 'trust', at('new.rotation.json'), '--data', data])).status).toBe(0);
    }
    expect((await publish(at('new.pem'), `${next}\n`)).status).toBe(0);
    const fourth = at('fourth.esimde');
    await esimde(['export', '--data', museum, '--out', fourth]);
    expect(await esimde(['install', fourth, '--data', kiosk])).toMatchObject({ json: { release: { sequence: 4 } } });
  });

  it('refuses releases of the revoked key, and still shows releases of other keys', async () => {
    expect((await esimde(['keys', 'revoke', at('old.pub.pem'), '--data', kiosk])).status).toBe(0);
    const { releases } = (await esimde(['release', 'list', '--data', kiosk])).json as unknown as {
      releases: { sequence: number; state: string }[];
    };
    expect(releases.filter(({ sequence }) => sequence > 1)).toMatchObject([
      { sequence: 4, state: 'good' },
      { sequence: 3, state: 'revoked-key' },
      { sequence: 2, state: 'revoked-key' },
    ]);
    expect(code(await esimde(['rollback', '--data', kiosk, '--to', '3']))).toBe('revoked-key');
    expect(code(await esimde(['install', at('third.esimde'), '--allow-older', '--data', kiosk]))).toBe('revoked-key');
    expect(code(await esimde(['keys', 'trust', at('old.pub.pem'), '--data', kiosk]))).toBe('revoked-key');
    expect((await esimde(['keys', 'show', '--data', kiosk])).json).toMatchObject({
      trusted: [{}],
      revoked: [expect.any(String)],
    });
  });

  it('records every step in the audit', async () => {
    expect((await esimde(['audit', 'verify', '--data', kiosk])).status).toBe(0);
    const { entries } = (await esimde(['audit', 'export', '--data', kiosk])).json as unknown as {
      entries: { action: string }[];
    };
    expect(new Set(entries.map(({ action }) => action))).toEqual(new Set(['install', 'rollback', 'export', 'key']));
  });
});
