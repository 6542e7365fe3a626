import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSmallContent } from '../../test-support/release/release.ts';
import { aigul, refusal, tickingClock, value } from '../../test-support/workshop/workshop.ts';
import { openReadable } from '../sqlite/connection.ts';
import { runTable } from './import/run.ts';
import { openWorkshop } from './open.ts';
import type { Workshop } from './types.ts';
import { WorkshopUnusable } from './unusable.ts';

/** Protects: a full or read-only disk loses nothing that was acknowledged, and is reported in a sentence. */
const open = (folder: string): Workshop => openWorkshop({ folder, now: tickingClock(), seed: readSmallContent });

const isRoot = process.getuid?.() === 0;
const canMount = isRoot && process.platform === 'linux' && tryMount();

function tryMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'esimde-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status === 0;
  if (mounted) spawnSync('umount', [place]);
  rmSync(place, { recursive: true, force: true });
  return mounted;
}

/** A small disk of its own for one test. */
async function onDisk(
  sizeMb: number,
  test: (folder: string, remount: (how: 'ro' | 'rw') => void) => void | Promise<void>,
): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'esimde-disk-'));
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', place]);
  try {
    await test(place, (how) => void spawnSync('mount', ['-o', `remount,${how}`, place]));
  } finally {
    // Lazily: a test that failed has its files open still.
    spawnSync('umount', ['-l', place]);
    rmSync(place, { recursive: true, force: true });
  }
}

/** Leaves this much room. @returns the file that takes the rest */
function fill(place: string, leftBytes = 0): string {
  const filler = join(place, 'filler');
  const { bavail, bsize } = statfsSync(place);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
  return filler;
}

const worker = new URL('import/worker.ts', import.meta.url);
const columns = ['id', 'subject_kind', 'subject', 'property', 'amount', 'kind', 'counts', 'source_1', 'locator_1'];
const rows = 5_000;

/** A table and its check and import in threads, as the service does them. */
function tableIn(folder: string) {
  const [file, staging, database] = ['table.csv', 'rows', 'workshop.db'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const lines = Array.from(
    { length: rows },
    (_, row) => `i-${row};camp;north;headcount;${row};counted;prisoners;handbook;p`,
  );
  writeFileSync(file, [columns.join(';'), ...lines].join('\n'));
  const asked = { table: 'claims', file, reading: {}, mapping: columns, database, staging } as const;
  return {
    staging,
    check: () => runTable({ task: 'check', ...asked, corrections: [], constants: [] }, { worker }),
    write: async () => {
      const at = new Date(0).toISOString();
      const ended = await runTable({ task: 'write', database, staging, at, by: aigul, reason: 'x' }, { worker });
      if (!ended.ok) throw new Error(JSON.stringify(ended.error));
      return ended.value;
    },
    imported: () => {
      const db = openReadable(database);
      const found = db.prepare("SELECT count(*) FROM record WHERE id LIKE 'i-%'").pluck().get();
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      db.close();
      return found;
    },
  };
}

const claim = { kind: 'claim', id: 'north-1940' } as const;

describe.skipIf(!canMount)(
  'a full or read-only disk (skipped when no small disk can be mounted, which needs root)',
  () => {
    it('when full refuses changes, loses nothing, and works again when there is space', () =>
      onDisk(12, async (place) => {
        const workshop = open(join(place, 'workshop'));
        const { body, revision } = workshop.record(claim, aigul) ?? { body: {}, revision: 0 };
        let saved = value(
          workshop.save({ key: claim, baseRevision: revision, body: { ...body, amount: 77 }, reason: 'x', by: aigul }),
        );
        const filler = fill(place);
        const rows = Array.from({ length: 5000 }, (_, row) => ({
          kind: 'claim' as const,
          id: `i-${row}`,
          body: { ...body, id: `i-${row}` },
        }));
        const brought = await workshop.importBatch({ rows, reason: 'x', by: aigul });
        expect(brought).toMatchObject({ ok: false, error: { code: 'no-space' } });
        let typed = 0;
        const draft = (n: number) =>
          workshop.saveDraft({ key: claim, baseRevision: 1, body: { n, words: 'ә'.repeat(50_000) }, by: aigul });
        for (let outcome = draft(1); outcome.ok; outcome = draft(typed + 1)) typed++;
        expect(refusal(draft(typed + 1)).code).toBe('no-space');
        expect(workshop.record(claim, aigul)).toMatchObject({ revision: saved.revision, body: { amount: 77 } });
        expect(workshop.known([{ kind: 'claim', id: 'i-0' }])).toEqual([]);
        rmSync(filler);
        if (typed > 0) expect(workshop.draft(claim, aigul)?.body.n).toBe(typed);
        saved = value(
          workshop.save({
            key: claim,
            baseRevision: saved.revision,
            body: { ...body, amount: 78 },
            reason: 'x',
            by: aigul,
          }),
        );
        expect(saved.revision).toBe(revision + 2);
        workshop.close();
      }));

    it('when full refuses a whole table at check and import, and accepts it when there is space', () =>
      onDisk(40, async (place) => {
        const folder = join(place, 'workshop');
        const workshop = open(folder);
        const table = tableIn(folder);
        let filler = fill(place, 500_000);
        await expect(table.check()).rejects.toMatchObject({ code: 'ENOSPC' });
        expect(existsSync(table.staging)).toBe(false);
        rmSync(filler);
        const checked = await table.check();
        if (!checked.ok) throw new Error(JSON.stringify(checked.error));
        filler = fill(place, 2_000_000);
        const write = () => workshop.whileWriting(() => table.write());
        expect(await write()).toMatchObject({ ok: false, error: { code: 'no-space' } });
        expect(table.imported()).toBe(0);
        rmSync(filler);
        expect(await write()).toMatchObject({ ok: true, value: { created: rows } });
        expect(table.imported()).toBe(rows);
        workshop.close();
      }));

    it('when read-only refuses a table with a reason', () =>
      onDisk(40, async (place, remount) => {
        const folder = join(place, 'workshop');
        open(folder).close();
        const table = tableIn(folder);
        const checked = await table.check();
        if (!checked.ok) throw new Error(JSON.stringify(checked.error));
        remount('ro');
        expect(await table.write()).toMatchObject({ ok: false, error: { code: 'read-only' } });
        remount('rw');
        expect(table.imported()).toBe(0);
        expect(await table.write()).toMatchObject({ ok: true, value: { created: rows } });
      }));

    it.each([0, 4_096, 20_000, 36_864, 40_960, 100_000, 200_000])(
      'when too full for any workshop is reported (%i bytes left)',
      (leftBytes) =>
        onDisk(1, (place) => {
          fill(place, leftBytes);
          expect(() => open(join(place, 'workshop'))).toThrow(
            expect.objectContaining({ name: 'WorkshopUnusable', code: 'no-space' }),
          );
        }),
    );

    it('when read-only is reported, and nothing changes', () =>
      onDisk(12, (place, remount) => {
        const folder = join(place, 'workshop');
        open(folder).close();
        remount('ro');
        expect(() => open(folder)).toThrow(WorkshopUnusable);
        expect(() => open(folder)).toThrow(/cannot be written to/);
        remount('rw');
        open(folder).close();
      }));
  },
);
