import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openReadable } from '../connection.ts';
import { readSmallContent } from '../release/fixture/release.ts';
import { aigul, refusal, tickingClock, value } from './fixture.ts';
import { openWorkshop, type Workshop, WorkshopUnusable } from './workshop.ts';

/**
 * Protects: what the workshop acknowledged is there afterwards, whatever ended the program. Real processes, really
 * killed; ESIMDE_KILLS=2000 takes longer and tries more moments.
 */
const kills = Number(process.env.ESIMDE_KILLS ?? 100);
/** Several at a time: most of the time of a round is the start of a process. */
const lanes = 4;
const program = fileURLToPath(new URL('edit-and-die.ts', import.meta.url));
const parent = mkdtempSync(join(tmpdir(), 'esimde-survival-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const open = (folder: string): Workshop => openWorkshop({ folder, now: tickingClock(), seed: readSmallContent });

/** What one folder has acknowledged so far. */
interface Acknowledged {
  draft: number;
  saved: Map<number, number>;
  batches: Map<string, number>;
}

/** Runs until the moment, kills with SIGKILL. @returns what was acknowledged until then, line by line */
async function runAndKill(folder: string, seed: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, folder, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  // One in eight dies while it starts, opens or recovers; the others at any moment of their work.
  const lines = seed % 8 === 0 ? 1 : 1 + ((seed * 5) % 14);
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => {
      said += text;
      if (said.split('\n').length > lines) resolve();
    });
    if (seed % 8 === 0) void setTimeout((seed * 37) % 400).then(resolve);
  });
  await setTimeout((seed * 7) % 23);
  child.kill('SIGKILL');
  await ended;
  // A line that was cut off was not acknowledged to anybody.
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean);
}

function note(lines: readonly string[], acknowledged: Acknowledged): void {
  for (const line of lines) {
    const [what, first = '', second = ''] = line.split(' ');
    if (what === 'draft') acknowledged.draft = Number(first);
    if (what === 'saved') acknowledged.saved.set(Number(first), Number(second));
    if (what === 'batch') acknowledged.batches.set(first, Number(second));
  }
}

/** A look from outside of the workshop's own code. */
function verify(folder: string, { draft, saved, batches }: Acknowledged): void {
  const db = openReadable(join(folder, 'workshop.db'));
  const drafts = openReadable(join(folder, 'drafts.db'));
  try {
    for (const file of [db, drafts]) expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const kept = drafts.prepare<[], { n: number }>(`SELECT body ->> '$.n' AS n FROM draft WHERE id = 'north'`).get();
    expect(kept?.n ?? 0).toBeGreaterThanOrEqual(draft);
    const revisions = db.prepare<[], { number: number; amount: number }>(`
      SELECT number, body ->> '$.amount' AS amount FROM revision
      WHERE record = (SELECT serial FROM record WHERE kind = 'claim' AND id = 'north-1940')`);
    const amounts = new Map(revisions.all().map(({ number, amount }) => [number, amount]));
    for (const [number, amount] of saved) expect(amounts.get(number)).toBe(amount);
    const rows = db.prepare<[], { batch: string; count: number }>(
      'SELECT batch, count(*) AS count FROM revision WHERE batch IS NOT NULL GROUP BY batch',
    );
    const counts = new Map(rows.all().map(({ batch, count }) => [batch, count]));
    for (const [batch, count] of batches) expect(counts.get(batch)).toBe(count);
    // All or nothing: no batch of another size than any that was sent is there.
    for (const count of counts.values()) expect(count).toBeGreaterThanOrEqual(50);
  } finally {
    db.close();
    drafts.close();
  }
}

describe('kill -9', () => {
  it(`at ${kills} moments loses nothing that was acknowledged`, { timeout: 60_000 + kills * 1500 }, async () => {
    const acknowledgements = await Promise.all(
      Array.from({ length: lanes }, async (_, lane) => {
        const folder = join(parent, `lane-${lane}`);
        open(folder).close();
        const acknowledged: Acknowledged = { draft: 0, saved: new Map(), batches: new Map() };
        for (let round = lane; round < kills; round += lanes) {
          note(await runAndKill(folder, round + 1), acknowledged);
          verify(folder, acknowledged);
        }
        const workshop = open(folder);
        expect(workshop.content('released').ok).toBe(true);
        workshop.close();
        verify(folder, acknowledged);
        return acknowledged;
      }),
    );
    const total = acknowledgements.reduce((sum, { saved, batches }) => sum + saved.size + batches.size, 0);
    // The test would prove nothing if the children had hardly worked.
    expect(total).toBeGreaterThan(kills / 2);
  });
});

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

const claim = { kind: 'claim', id: 'north-1940' } as const;

describe.skipIf(!canMount)(
  'a disk that takes no more (skipped where no small disk can be mounted: it needs root)',
  () => {
    it('when full refuses what it cannot keep, loses nothing, and goes on when there is room', () =>
      onDisk(12, async (place) => {
        const workshop = open(join(place, 'workshop'));
        const { body, revision } = workshop.record(claim, aigul) ?? { body: {}, revision: 0 };
        let saved = value(
          workshop.save({ key: claim, baseRevision: revision, body: { ...body, amount: 77 }, reason: 'x', by: aigul }),
        );
        const filler = join(place, 'filler');
        const { bavail, bsize } = statfsSync(place);
        writeFileSync(filler, Buffer.alloc(bavail * bsize));
        const rows = Array.from({ length: 5000 }, (_, row) => ({
          kind: 'claim' as const,
          id: `i-${row}`,
          body: { ...body, id: `i-${row}` },
        }));
        const brought = await workshop.importBatch({ rows, reason: 'x', by: aigul });
        expect(brought).toMatchObject({ ok: false, refusal: { code: 'no-space' } });
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

    it('when too full for a workshop at all says so', () =>
      onDisk(1, (place) => {
        const { bavail, bsize } = statfsSync(place);
        writeFileSync(join(place, 'filler'), Buffer.alloc(Math.max(0, bavail - 10) * bsize));
        expect(() => open(join(place, 'workshop'))).toThrow(
          expect.objectContaining({ name: 'WorkshopUnusable', code: 'no-space' }),
        );
      }));

    it('when read-only says so in a sentence, and changes nothing', () =>
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
