import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildDebian, canBuildDebian } from '../../test-support/packaging/debian.ts';

/** Protects: two builds of the Debian package from one commit have the same bytes, so that a museum can compare them. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-debian-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.skipIf(!canBuildDebian())(
  'the Debian package is the same byte for byte at a second build, whatever the umask',
  () => {
    const [first, second] = ['022', '077'].map((umask) => readFileSync(buildDebian(join(folder, umask), umask)));
    expect(second?.equals(first ?? Buffer.alloc(0))).toBe(true);
  },
);
