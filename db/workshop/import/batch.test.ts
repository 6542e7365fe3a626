import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  aigul,
  bolat,
  refusal,
  value,
  type WorkshopFixture,
  workshopFixture,
} from '../../../test-support/workshop/workshop.ts';
import { openReadable } from '../../sqlite/connection.ts';
import type { BatchRow, Body } from '../types.ts';
import { stagedRows, stageRows } from './batch.ts';

/** A batch is complete or not made at all, does not block readers, and can be undone in one step. */
let fixture: WorkshopFixture;
let body: Body;
beforeEach(() => {
  fixture = workshopFixture();
  body = fixture.workshop.record({ kind: 'claim', id: 'north-1940' }, aigul)?.body ?? {};
});
afterEach(() => fixture.remove());

function* claims(count: number): Generator<BatchRow> {
  for (let row = 0; row < count; row++)
    yield { kind: 'claim', id: `i-${row}`, body: { ...body, id: `i-${row}`, amount: row } };
}
const bring = (rows: Iterable<BatchRow>, more: object = {}) =>
  fixture.workshop.importBatch({ rows, reason: 'a table', by: aigul, ...more });
const total = () => fixture.workshop.records({ kind: 'claim' }).total;

it('creates, changes and skips records in one batch', async () => {
  const rows = [
    ...claims(3),
    { kind: 'claim' as const, id: 'north-1940', body: { ...body, amount: 99 } },
    {
      kind: 'source' as const,
      id: 'handbook',
      body: fixture.workshop.record({ kind: 'source', id: 'handbook' }, aigul)?.body ?? {},
    },
  ];
  const brought = await bring(rows);
  expect(brought).toMatchObject({
    ok: true,
    value: { created: 3, changed: 1, unchanged: 1, batch: expect.any(String) },
  });
  expect(fixture.workshop.history({ kind: 'claim', id: 'north-1940' })[0]).toMatchObject({
    cause: 'import',
    reason: 'a table',
  });
  expect(await bring(rows)).toMatchObject({ value: { created: 0, changed: 0, unchanged: 5, batch: null } });
});

it('rolls everything back when a row is refused, and names the row', async () => {
  const before = total();
  const rows = [...claims(30), { kind: 'claim' as const, id: 'i-x', body: { ...body, id: 'i-x', nonsense: 1 } }];
  expect(await bring(rows)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  expect(total()).toBe(before);
});

it('refuses a row based on an older revision', async () => {
  const rows = [{ kind: 'claim' as const, id: 'north-1940', body: { ...body, amount: 5 }, baseRevision: 1 }];
  value(
    fixture.workshop.save({
      key: { kind: 'claim', id: 'north-1940' },
      baseRevision: 1,
      body: { ...body, amount: 4 },
      reason: 'x',
      by: bolat,
    }),
  );
  expect(await bring(rows)).toMatchObject({ error: { code: 'conflict' } });
});

it('allows reading and drafts during an import, and answers a save with busy', async () => {
  const before = total();
  const reader = openReadable(join(fixture.folder, 'workshop.db'));
  const seen: unknown[] = [];
  const onProgress = () => {
    if (seen.length > 0) return;
    seen.push(total(), reader.prepare('SELECT count(*) AS count FROM batch').get());
    value(
      fixture.workshop.saveDraft({ key: { kind: 'camp', id: 'north' }, baseRevision: 1, body: { n: 1 }, by: bolat }),
    );
    const save = fixture.workshop.save({
      key: { kind: 'claim', id: 's1' },
      baseRevision: 1,
      body,
      reason: 'x',
      by: bolat,
    });
    seen.push(refusal(save).code);
  };
  await bring(claims(2000), { onProgress });
  reader.close();
  // A save reads the body before it takes the lock.
  expect(seen).toEqual([before, { count: 0 }, 'busy']);
  expect(total()).toBe(before + 2000);
});

it('rolls everything back when it is cancelled', async () => {
  const before = total();
  const abort = new AbortController();
  const cancelled = await bring(claims(1e9), { signal: abort.signal, onProgress: () => abort.abort() });
  expect(cancelled).toEqual({ ok: false, error: 'cancelled' });
  expect(total()).toBe(before);
});

it('undoes a batch: withdraws what it created, restores what it changed, keeps later changes of other fields', async () => {
  const key = { kind: 'claim', id: 'north-1940' } as const;
  const before = total();
  const brought = await bring([...claims(10), { ...key, body: { ...body, amount: 99 } }]);
  value(
    fixture.workshop.save({
      key,
      baseRevision: 2,
      body: { ...body, amount: 99, suspicious: true },
      reason: 'x',
      by: bolat,
    }),
  );
  const batch = brought.ok ? (brought.value.batch ?? '') : '';
  const undone = await fixture.workshop.undoBatch({ batch, reason: 'wrong table', by: bolat });
  expect(undone).toMatchObject({ ok: true, value: { changed: 11 } });
  expect(total()).toBe(before);
  expect(fixture.workshop.record(key, aigul)?.body).toMatchObject({ amount: 10, suspicious: true });
  // An undo is a batch too, so it can be undone.
  const again = await fixture.workshop.undoBatch({
    batch: undone.ok ? (undone.value.batch ?? '') : '',
    reason: 'after all',
    by: bolat,
  });
  expect(again).toMatchObject({ ok: true });
  expect([total(), fixture.workshop.record(key, aigul)?.body.amount]).toEqual([before + 10, 99]);
});

it('refuses to undo a batch when another record refers to what it created', async () => {
  const brought = await bring(claims(3));
  const question = { kind: 'question', id: 'how-many' } as const;
  const asked = fixture.workshop.record(question, aigul)?.body ?? {};
  value(
    fixture.workshop.save({
      key: question,
      baseRevision: 1,
      body: { ...asked, claims: ['s1', 'i-1'] },
      reason: 'x',
      by: bolat,
    }),
  );
  const undone = await fixture.workshop.undoBatch({
    batch: brought.ok ? (brought.value.batch ?? '') : '',
    reason: '',
    by: bolat,
  });
  expect(undone).toMatchObject({
    ok: false,
    error: { code: 'in-use', message: expect.stringContaining('how-many') },
  });
  expect(fixture.workshop.record({ kind: 'claim', id: 'i-1' }, aigul)?.state).toBe('new');
});

it('accepts rows that refer to later rows', async () => {
  const rows: BatchRow[] = [
    { kind: 'claim', id: 'i-part', body: { ...body, id: 'i-part', partOf: 'i-whole' } },
    { kind: 'claim', id: 'i-whole', body: { ...body, id: 'i-whole' } },
  ];
  await bring(rows);
  expect(fixture.workshop.record({ kind: 'claim', id: 'i-part' }, aigul)?.found).toEqual([]);
});

it('refuses a new row whose id was taken since the check, and keeps the other record', async () => {
  const rows = [...claims(3)].map((row) => ({ ...row, baseRevision: 0 }));
  const theirs = { ...body, id: 'i-1', amount: 7 };
  value(fixture.workshop.create({ kind: 'claim', id: 'i-1', body: theirs, reason: 'x', by: bolat }));
  expect(await bring(rows)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  expect(fixture.workshop.record({ kind: 'claim', id: 'i-1' }, aigul)?.body.amount).toBe(7);
  expect(fixture.workshop.record({ kind: 'claim', id: 'i-0' }, aigul)).toBeNull();
});

it('answers other changes with busy while a worker writes', async () => {
  const key = { kind: 'claim', id: 'north-1940' } as const;
  const save = () =>
    fixture.workshop.save({ key, baseRevision: 1, body: { ...body, amount: 3 }, reason: 'x', by: aigul });
  await fixture.workshop.whileWriting(async () => {
    expect(refusal(save()).code).toBe('busy');
    return { ok: false, error: 'cancelled' };
  });
  value(save());
});

const staged = () => join(fixture.folder, 'rows');

it('reads every staged row back, whatever line separators its texts contain', async () => {
  const texts = ['екі\nжол', 'a\u2028b\u2029c', '\r\n', 'ә'.repeat(100_000), ''];
  const rows = Array.from({ length: 100 }, (_, row): BatchRow => {
    return { kind: 'claim', id: `i-${row}`, body: { text: texts[row % texts.length] }, baseRevision: row % 2 };
  });
  const staging = stageRows(staged());
  for (const row of rows) staging.put(row);
  staging.close();
  const back: BatchRow[] = [];
  for await (const row of stagedRows(staged())) back.push(row);
  expect(back).toEqual(rows);
});

it('removes the file of a check that failed', () => {
  const staging = stageRows(staged());
  staging.put({ kind: 'claim', id: 'i-1', body: {} });
  staging.discard();
  expect(existsSync(staged())).toBe(false);
});
