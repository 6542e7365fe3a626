import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { watchDrives } from './drives.ts';

it('lists no stick that is pulled out while it is read', async () => {
  const stick = mkdtempSync(join(tmpdir(), 'esimde-stick-'));
  const other = mkdtempSync(join(tmpdir(), 'esimde-stick-'));
  const listing = watchDrives([stick, other]).list();
  rmSync(stick, { recursive: true });
  expect((await listing).map(({ id }) => id)).toContain('folder-2');
  expect((await listing).map(({ id }) => id)).not.toContain('folder-1');
  rmSync(other, { recursive: true });
});
