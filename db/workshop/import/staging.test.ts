import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { BatchRow } from '../types.ts';
import { stagedRows, stageRows } from './staging.ts';

const folder = mkdtempSync(join(tmpdir(), 'esimde-staging-'));
const file = join(folder, 'rows');
afterAll(() => rmSync(folder, { recursive: true }));

it('gives back every row as it was put, whatever separators its texts hold', async () => {
  const texts = ['екі\nжол', 'a\u2028b\u2029c', '\r\n', 'ә'.repeat(100_000), ''];
  const rows = Array.from({ length: 100 }, (_, row): BatchRow => {
    return { kind: 'claim', id: `i-${row}`, body: { text: texts[row % texts.length] }, baseRevision: row % 2 };
  });
  const staging = stageRows(file);
  for (const row of rows) staging.put(row);
  staging.close();
  const back: BatchRow[] = [];
  for await (const row of stagedRows(file)) back.push(row);
  expect(back).toEqual(rows);
});

it('removes the file of a check that failed', () => {
  const staging = stageRows(file);
  staging.put({ kind: 'claim', id: 'i-1', body: {} });
  staging.discard();
  expect(existsSync(file)).toBe(false);
});
