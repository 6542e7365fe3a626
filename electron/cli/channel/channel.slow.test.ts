import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChannelServer, serveChannel } from '../../../test-support/release/channel.ts';
import { smallContent, writeContent } from '../../../test-support/release/content.ts';
import { esimde as runEsimde, startEsimde } from '../../../test-support/service/kiosk.ts';

/** Protects: the commands that publish for many kiosks, and those with which a kiosk follows. */
const work = mkdtempSync(join(tmpdir(), 'esimde-channel-'));
const content = writeContent(smallContent());
const at = (name: string) => join(work, name);
const [museum, channel, near, far] = [at('museum'), at('channel'), at('near'), at('far')];
let server: ChannelServer;
afterAll(async () => {
  await server.close();
  for (const folder of [work, content]) rmSync(folder, { recursive: true });
});

/** Some with the real program: the first publishing, and the first following. */
const esimde = (...words: string[]) => runEsimde(words);
const build = (sequence: number) => {
  const from = ['--content', content, '--data', museum, '--key', at('museum.pem')];
  return esimde('content', 'build', ...from, '--sequence', `${sequence}`);
};
const publishingKeys = ['--key', at('museum.pem'), '--online', at('online.pem')];
const toPublish = ['channel', 'publish', channel, '--data', museum, ...publishingKeys];
const current = (data: string) => JSON.parse(readFileSync(join(data, 'releases', 'current'), 'utf8')).current;

beforeAll(async () => {
  for (const folder of [museum, near, far]) mkdirSync(folder);
  for (const name of ['museum', 'online', 'safe-1', 'safe-2', 'safe-3']) {
    await esimde('keys', 'create', '--out', at(`${name}.pem`), '--no-passphrase');
  }
  for (const data of [museum, near, far]) await esimde('keys', 'trust', at('museum.pub.pem'), '--data', data);
  expect(await build(5)).toMatchObject({ status: 0 });
  const safe = ['--root', at('safe-1.pem'), '--root', at('safe-2.pem')];
  const others = ['--targets', at('museum.pub.pem'), '--online', at('online.pub.pem')];
  expect(await esimde('channel', 'create', channel, ...safe, ...others)).toMatchObject({ status: 0 });
  server = await serveChannel(channel);
});

describe('a channel', () => {
  it('is published once and followed by two kiosks, one over HTTP and one from a folder', async () => {
    expect(await startEsimde(toPublish)).toMatchObject({ status: 0, json: { release: { sequence: 5 } } });
    expect(await esimde('channel', 'verify', channel)).toMatchObject({
      status: 0,
      json: { release: { sequence: 5 } },
    });
    const root = join(channel, 'metadata', '1.root.json');
    for (const [data, place] of [
      [near, server.url],
      [far, channel],
    ] as const) {
      expect(await esimde('channel', 'status', '--data', data)).toMatchObject({
        status: 1,
        json: { error: { code: 'channel-not-followed' } },
      });
      expect(await esimde('channel', 'follow', place, '--root', root, '--data', data)).toMatchObject({ status: 0 });
      expect(await startEsimde(['channel', 'follow', '--data', data])).toMatchObject({ status: 0 });
      expect(current(data)).toBe('0005');
      expect(await esimde('channel', 'status', '--data', data)).toMatchObject({
        json: { channel: { refused: null, places: [{ fault: null }] } },
      });
    }
    expect(await esimde('audit', 'verify', '--data', near)).toMatchObject({ status: 0 });
  });

  it('changes its keys when enough keys of the safe have signed, one after the other', async () => {
    const change = ['--add', `root=${at('safe-3.pub.pem')}`, '--threshold', 'root=2', '--key', at('safe-1.pem')];
    expect(await esimde('channel', 'keys', channel, ...change)).toMatchObject({
      json: { root: { version: 2, isComplete: false } },
    });
    expect(existsSync(join(channel, 'metadata', '2.root.json'))).toBe(false);
    expect(await esimde('channel', 'keys', channel, '--key', at('museum.pem'))).toMatchObject({
      status: 1,
      json: { error: { code: 'unknown-channel-key' } },
    });
    expect(await esimde('channel', 'keys', channel, '--key', at('safe-2.pem'))).toMatchObject({
      json: { root: { version: 2, isComplete: true } },
    });
    const tooMany = ['--threshold', 'targets=2', '--key', at('safe-1.pem')];
    expect(await esimde('channel', 'keys', channel, ...tooMany)).toMatchObject({
      status: 1,
      json: { error: { code: 'threshold-unmet' } },
    });
    expect(await esimde('channel', 'follow', '--data', near)).toMatchObject({ status: 0 });
  });

  it('is refused where a file was changed, and the kiosk keeps its release', async () => {
    expect(await build(6)).toMatchObject({ status: 0 });
    expect(await esimde(...toPublish)).toMatchObject({ status: 0 });
    const copy = at('copy');
    cpSync(channel, copy, { recursive: true });
    writeFileSync(join(copy, 'metadata', 'timestamp.json'), '{}');
    expect(await esimde('channel', 'verify', copy)).toMatchObject({
      status: 1,
      json: { error: { code: 'bad-metadata' } },
    });
    expect(await esimde('channel', 'follow', copy, '--data', far)).toMatchObject({ status: 0 });
    expect(await esimde('channel', 'follow', '--data', far)).toMatchObject({
      status: 1,
      json: { channel: { refused: { reason: 'no-place' } } },
    });
    expect(current(far)).toBe('0005');
    expect(await esimde('channel', 'follow', '--data', near)).toMatchObject({ status: 0 });
    expect(current(near)).toBe('0006');
  });

  it('is renewed with the key of the publishing machine alone, and by no other', async () => {
    const renew = (key: string) => esimde('channel', 'publish', channel, '--renew', '--days', '7', '--online', at(key));
    expect(await renew('online.pem')).toMatchObject({ status: 0 });
    expect(await renew('museum.pem')).toMatchObject({ status: 1, json: { error: { code: 'unknown-channel-key' } } });
  });
});
