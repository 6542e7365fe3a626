import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findBinaries, type Target } from './binaries.ts';

/** Protects: only the Node whose hash is committed gets into a package. */
const work = mkdtempSync(join(tmpdir(), 'esimde-binaries-'));
const own = { platform: process.platform, arch: process.arch } as Target;
const versions = { sharp: '0', node: '24.21.0' };

function withList(version: string, sha256: string): void {
  process.env.ESIMDE_NODE_HASHES = join(work, 'hashes.json');
  const list = { version, sha256: { [`${own.platform}-${own.arch}`]: sha256 } };
  writeFileSync(process.env.ESIMDE_NODE_HASHES, JSON.stringify(list));
}

afterAll(() => {
  delete process.env.ESIMDE_NODE_HASHES;
  rmSync(work, { recursive: true });
});

it('accepts the Node of the lock file as it was committed, and refuses another one or another version', () => {
  expect(findBinaries(own, versions).node).toMatch(/node(\.exe)?$/);
  expect(() => findBinaries(own, { ...versions, node: '24.22.0' })).toThrow(/is of Node 24\.21\.0, not 24\.22\.0/);
  withList('24.21.0', '00'.repeat(32));
  expect(() => findBinaries(own, versions)).toThrow(/is not Node 24\.21\.0 as .* knows it \(SHA-256 [0-9a-f]{64}\)/);
});
