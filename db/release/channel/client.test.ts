import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metadata, MetadataKind, MetaFile, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
// Its index intercepts the network of the whole process.
import { tufHandlers } from '@tufjs/repo-mock/dist/handler.js';
import { initializeTUFRepo } from '@tufjs/repo-mock/dist/repo.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { museumKey, temporaryFolder } from '../../../test-support/release/release.ts';
import type { PrivateKey } from '../trust/keys.ts';
import { openClient } from './client.ts';
import { changeRoot, channelRoles, expiryAfter, readRoot, signWith, specVersion, toMetadataBytes } from './root.ts';
import { urlOfFolder } from './verify.ts';

/** Protects: the kinds of cases of the public TUF conformance suite, against the client of the kiosk. */
const day = 86_400_000;
const now = Date.UTC(2027, 0, 1);
const [root1, root2, publisher, online] = Array.from({ length: 4 }, () => museumKey().secret) as [
  PrivateKey,
  PrivateKey,
  PrivateKey,
  PrivateKey,
];

let [repository, trusted] = ['', ''];
beforeEach(() => {
  [repository, trusted] = [temporaryFolder(), temporaryFolder()];
  const holders = { root: [root1, root2], targets: [publisher], snapshot: [online], timestamp: [online] };
  const add = channelRoles.flatMap((role) => holders[role].map((key) => ({ role, key })));
  changeRoot(repository, { add, thresholds: [{ role: 'root', threshold: 2 }] }, [root1, root2], now);
  cpSync(join(repository, 'metadata', '1.root.json'), join(trusted, 'root.json'));
});
afterEach(() => {
  for (const folder of [repository, trusted]) rmSync(folder, { recursive: true });
});

interface Version {
  targets?: number;
  snapshot?: number;
  timestamp?: number;
  files?: Record<string, string>;
  hashes?: (bytes: Buffer) => Record<string, string>;
  /** Days until each role expires. */
  days?: Partial<Record<'targets' | 'snapshot' | 'timestamp', number>>;
  signers?: Partial<Record<'targets' | 'snapshot' | 'timestamp', readonly PrivateKey[]>>;
}

const sha256 = (bytes: Buffer): Record<string, string> => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** Publishes metadata as a repository would that may be faulty. */
function publish({ files = {}, hashes = sha256, ...version }: Version): void {
  const put = (
    role: 'targets' | 'snapshot' | 'timestamp',
    name: string,
    make: (expires: string) => Targets | Snapshot | Timestamp,
  ) => {
    const metadata = new Metadata(make(expiryAfter(now, version.days?.[role] ?? 30)));
    for (const key of version.signers?.[role] ?? [role === 'targets' ? publisher : online]) signWith(metadata, key);
    const bytes = toMetadataBytes(metadata);
    writeFileSync(join(repository, 'metadata', name), bytes);
    return new MetaFile({ version: metadata.signed.version, length: bytes.length, hashes: sha256(bytes) });
  };
  const [targetsVersion, snapshotVersion] = [version.targets ?? 1, version.snapshot ?? 1];
  const targets = put('targets', `${targetsVersion}.targets.json`, (expires) => {
    const signed = new Targets({ version: targetsVersion, specVersion, expires });
    for (const [path, text] of Object.entries(files)) {
      const bytes = Buffer.from(text);
      const target = new TargetFile({ path, length: bytes.length, hashes: hashes(bytes) });
      signed.addTarget(target);
      mkdirSync(join(repository, 'targets'), { recursive: true });
      writeFileSync(join(repository, 'targets', `${Object.values(target.hashes)[0]}.${path}`), bytes);
    }
    return signed;
  });
  const snapshot = put('snapshot', `${snapshotVersion}.snapshot.json`, (expires) => {
    return new Snapshot({ version: snapshotVersion, specVersion, expires, meta: { 'targets.json': targets } });
  });
  put('timestamp', 'timestamp.json', (expires) => {
    return new Timestamp({ version: version.timestamp ?? 1, specVersion, expires, snapshotMeta: snapshot });
  });
}

const client = (nowMs = now) =>
  openClient({ trustedFolder: trusted, metadataUrl: `${urlOfFolder(repository)}metadata/`, nowMs });
const refresh = async (nowMs = now): Promise<string> => {
  const outcome = await client(nowMs)?.refresh();
  return outcome === undefined ? 'no-root' : outcome.ok ? 'ok' : outcome.error.reason;
};
const fetchTarget = async (name: string): Promise<string> => {
  const opened = client();
  await opened?.refresh();
  const outcome = await opened?.fetchTarget(name, join(trusted, 'target'), `${urlOfFolder(repository)}targets/`);
  return outcome?.ok ? readFileSync(join(trusted, 'target'), 'utf8') : (outcome?.error.reason ?? 'no-root');
};
const versionOf = (role: string): number =>
  JSON.parse(readFileSync(join(trusted, `${role}.json`), 'utf8')).signed.version;

describe('metadata', () => {
  it('is kept byte for byte, and asked for again without harm', async () => {
    publish({});
    expect([await refresh(), await refresh()]).toEqual(['ok', 'ok']);
    for (const [role, file] of [
      ['timestamp', 'timestamp'],
      ['snapshot', '1.snapshot'],
      ['targets', '1.targets'],
    ]) {
      expect(readFileSync(join(trusted, `${role}.json`))).toEqual(
        readFileSync(join(repository, 'metadata', `${file}.json`)),
      );
    }
  });

  it.each(['timestamp', 'snapshot', 'targets'] as const)('is refused if its %s expired', async (role) => {
    publish({ days: { [role]: 1 } });
    expect(await refresh(now + 2 * day)).toBe('expired');
    expect(await refresh(now)).toBe('ok');
  });

  it.each(['timestamp', 'snapshot', 'targets'] as const)(
    'is refused if its %s is signed by another key',
    async (role) => {
      publish({ signers: { [role]: [museumKey().secret, role === 'targets' ? online : publisher] } });
      expect(await refresh()).toBe('bad-metadata');
    },
  );

  it.each(['timestamp', 'snapshot'] as const)('is refused if its %s goes back', async (role) => {
    publish({ targets: 2, snapshot: 2, timestamp: 2 });
    expect(await refresh()).toBe('ok');
    publish({ targets: 2, snapshot: 2, timestamp: 3, [role]: 1 });
    expect(await refresh()).toBe('behind');
    expect(versionOf(role)).toBe(2);
  });

  it('is refused if its targets go back', async () => {
    publish({ targets: 2, snapshot: 2, timestamp: 2 });
    await refresh();
    publish({ targets: 1, snapshot: 3, timestamp: 3 });
    expect(await refresh()).toBe('behind');
    expect(versionOf('targets')).toBe(2);
  });

  it('is refused if generations are mixed', async () => {
    publish({});
    const former = readFileSync(join(repository, 'metadata', '1.snapshot.json'));
    publish({ targets: 2, snapshot: 2, timestamp: 2 });
    writeFileSync(join(repository, 'metadata', '2.snapshot.json'), former);
    expect(await refresh()).toBe('wrong-file');
    rmSync(join(repository, 'metadata', '2.snapshot.json'));
    expect(await refresh()).toBe('not-there');
  });

  it.each(['', '[]', '{"signed":{},"signatures":[]}', '{"signed":null}', 'no JSON', '{"__proto__":{}}'])(
    'is refused if the timestamp is %j',
    async (text) => {
      publish({});
      writeFileSync(join(repository, 'metadata', 'timestamp.json'), text);
      expect(await refresh()).toBe('bad-metadata');
    },
  );

  it('is refused if it is larger than any channel needs', async () => {
    publish({});
    writeFileSync(join(repository, 'metadata', 'timestamp.json'), ' '.repeat(20_000));
    expect(await refresh()).toBe('too-large');
  });
});

describe('the root', () => {
  const forge = (
    version: number,
    signers: readonly PrivateKey[],
    change: (root: object) => object = (root) => root,
  ): void => {
    const json = JSON.parse(JSON.stringify(readRoot(repository)?.signed.toJSON()));
    const signed = change({ ...json, version });
    const root = Metadata.fromJSON(MetadataKind.Root, JSON.parse(JSON.stringify({ signed, signatures: [] })));
    for (const key of signers) signWith(root, key);
    writeFileSync(join(repository, 'metadata', `${version}.root.json`), toMetadataBytes(root));
  };

  it('is followed through several changes, and its former keys lose their power', async () => {
    publish({});
    const [next, third] = [museumKey().secret, museumKey().secret];
    const { keyIDs = [] } = readRoot(repository)?.signed.roles.root ?? {};
    const add = [
      { role: 'root' as const, key: next },
      { role: 'root' as const, key: third },
    ];
    changeRoot(
      repository,
      { add, remove: keyIDs.map((id) => ({ role: 'root', id })) },
      [root1, root2, next, third],
      now,
    );
    expect(await refresh()).toBe('ok');
    expect(versionOf('root')).toBe(2);
    forge(3, [root1, root2]);
    expect(await refresh()).toBe('bad-metadata');
    expect(versionOf('root')).toBe(2);
  });

  it.each([
    ['by one key of two', [root1]],
    ['twice by the same key', [root1, root1]],
    ['by a stranger', [root1, museumKey().secret]],
  ])('is refused if it is signed %s', async (_, signers) => {
    publish({});
    forge(2, signers);
    expect(await refresh()).toBe('bad-metadata');
    expect(versionOf('root')).toBe(1);
  });

  it('is refused if a version is skipped', async () => {
    publish({});
    forge(3, [root1, root2]);
    cpSync(join(repository, 'metadata', '3.root.json'), join(repository, 'metadata', '2.root.json'));
    expect(await refresh()).toBe('bad-metadata');
  });

  it('may have expired on the way, but not at the end', async () => {
    publish({});
    forge(2, [root1, root2], (root) => ({ ...root, expires: expiryAfter(now, -1) }));
    expect(await refresh()).toBe('expired');
    forge(3, [root1, root2], (root) => ({ ...root, expires: expiryAfter(now, 30) }));
    expect(await refresh()).toBe('ok');
    expect(versionOf('root')).toBe(3);
  });

  it('revokes the key of the publishing machine: what that signed is refused', async () => {
    publish({});
    expect(await refresh()).toBe('ok');
    const fresh = museumKey().secret;
    const { keyIDs: [id = ''] = [] } = readRoot(repository)?.signed.roles.timestamp ?? {};
    const roles = ['snapshot', 'timestamp'] as const;
    const add = roles.map((role) => ({ role, key: fresh }));
    changeRoot(repository, { add, remove: roles.map((role) => ({ role, id })) }, [root1, root2], now);
    publish({ timestamp: 2 });
    expect(await refresh()).toBe('bad-metadata');
    publish({ timestamp: 2, signers: { snapshot: [fresh], timestamp: [fresh] } });
    expect(await refresh()).toBe('ok');
  });

  it('is needed', async () => {
    writeFileSync(join(trusted, 'root.json'), '{}');
    expect(await refresh()).toBe('no-root');
  });
});

describe('a target', () => {
  it('is fetched once as long as it does not change', async () => {
    publish({ files: { hello: 'world' } });
    expect(await fetchTarget('hello')).toBe('world');
    rmSync(join(repository, 'targets'), { recursive: true });
    expect(await fetchTarget('hello')).toBe('world');
    publish({ targets: 2, snapshot: 2, timestamp: 2, files: { hello: 'world, again' } });
    expect(await fetchTarget('hello')).toBe('world, again');
  });

  it.each([
    ['longer', 'world!', 'too-large'],
    ['shorter', 'worl', 'wrong-file'],
    ['another', 'w0rld', 'wrong-file'],
  ])('is refused if it is %s', async (_, text, reason) => {
    publish({ files: { hello: 'world' } });
    const { sha256: hash } = sha256(Buffer.from('world'));
    writeFileSync(join(repository, 'targets', `${hash}.hello`), text);
    expect(await fetchTarget('hello')).toBe(reason);
  });

  it('is refused if the metadata does not name it, or names an unknown kind of hash', async () => {
    publish({ files: { hello: 'world' }, hashes: () => ({ crc: '1' }) });
    expect(await fetchTarget('hello')).not.toBe('world');
    expect(await fetchTarget('goodbye')).toBe('not-there');
  });

  it('of a repository of other makers is accepted: other keys, names without versions', async () => {
    const target = { name: 'hello', content: 'world' };
    const mock = initializeTUFRepo([target]);
    for (const { path, fn } of tufHandlers(mock, {})) {
      const { statusCode, response } = fn();
      mkdirSync(join(repository, path, '..'), { recursive: true });
      if (statusCode === 200) writeFileSync(join(repository, path), response);
    }
    rmSync(join(repository, 'metadata', '2.root.json'), { force: true });
    writeFileSync(join(trusted, 'root.json'), JSON.stringify(mock.rootMeta.toJSON()));
    const opened = openClient({
      trustedFolder: trusted,
      metadataUrl: `${urlOfFolder(repository)}metadata/`,
      nowMs: Date.now(),
    });
    expect(await opened?.refresh()).toEqual({ ok: true, value: null });
    const fetched = await opened?.fetchTarget('hello', join(trusted, 'target'), `${urlOfFolder(repository)}targets/`);
    expect(fetched).toEqual({ ok: true, value: null });
    expect(readFileSync(join(trusted, 'target'), 'utf8')).toBe('world');
  });
});
