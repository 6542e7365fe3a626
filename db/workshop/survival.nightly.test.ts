import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { chanceOf } from '../../test-support/random.ts';
import { readSmallContent } from '../../test-support/release/release.ts';
import { tickingClock } from '../../test-support/workshop/workshop.ts';
import { openReadable, openWritable } from '../sqlite/connection.ts';
import { workshopMigrations } from './migrations/steps.ts';
import { openWorkshop } from './open.ts';
import type { Workshop } from './types.ts';

/**
 * Protects: what the workshop acknowledged is there afterwards, whatever ended the program. Real processes, really
 * killed; ESIMDE_KILLS=2000 takes longer and tries more moments, FUZZ_SEED others.
 */
const seed = Number(process.env.FUZZ_SEED ?? 1938);
const kills = Number(process.env.ESIMDE_KILLS ?? 100);
/** Several at a time: most of the time of a round is the start of a process. */
const lanes = 3;
const program = fileURLToPath(new URL('../../test-support/kills/edit-workshop.ts', import.meta.url));
const parent = mkdtempSync(join(tmpdir(), 'esimde-survival-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const open = (folder: string): Workshop => openWorkshop({ folder, now: tickingClock(), seed: readSmallContent });

/** What one folder has acknowledged so far. */
interface Acknowledged {
  draft: number;
  saved: Map<number, number>;
  batches: Map<string, number>;
}

/**
 * The moments of the kills. One in eight dies while it starts, opens or recovers; three in eight while an import is
 * written, of which most in its transaction; the others in a check or at any moment of editing.
 */
const moments = [null, 'draft', 'checking', 'writing', 'moved', 'saved', 'checking', 'moved'] as const;

/** Runs until the moment, kills with SIGKILL. @returns what was said until then, line by line */
async function runAndKill(folder: string, round: number): Promise<string[]> {
  const chance = chanceOf(seed + round);
  const moment = moments[round % moments.length] ?? null;
  // Long enough in their transaction to be met there.
  const rows = moment === 'moved' ? '4000' : '2000';
  const child = spawn(process.execPath, [program, folder, String(seed + round), rows], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  const lines = 1 + chance.below(moment === 'moved' ? 4 : 2);
  const isReached = () => said.split(`\n${moment}`).length > lines;
  await Promise.race([
    ended,
    new Promise<void>((resolve) => {
      if (moment === null) void setTimeout(chance.below(400)).then(resolve);
      child.stdout.on('data', (text) => {
        said += text;
        if (moment !== null && isReached()) resolve();
      });
    }),
  ]);
  await setTimeout(chance.below(moment === 'checking' || moment === 'writing' ? 400 : 25));
  child.kill('SIGKILL');
  await ended;
  expect(child.signalCode, said.slice(-500)).toBe('SIGKILL');
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

const imports = `
  SELECT revision.batch, min(record.id) AS id, count(*) AS count,
    sum(EXISTS (SELECT 1 FROM listed WHERE list = 'awaiting-review' AND listed.record = serial)) AS listed,
    sum((SELECT count(*) FROM pointer WHERE pointer.record = serial) = 3) AS pointing
  FROM revision JOIN record ON serial = revision.record WHERE batch IS NOT NULL GROUP BY batch`;

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
    const rows = db.prepare<[], { batch: string; id: string; count: number; listed: number; pointing: number }>(
      imports,
    );
    const counts = new Map(rows.all().map(({ batch, ...found }) => [batch, found]));
    for (const [batch, count] of batches) expect(counts.get(batch)?.count).toBe(count);
    // All or nothing: every row that was sent is there, and all that follows from each.
    for (const { id, count, listed, pointing } of counts.values()) {
      const sent = Number(/-of-(\d+)-/.exec(id)?.[1]);
      expect({ count, listed, pointing }).toEqual({ count: sent, listed: sent, pointing: sent });
    }
  } finally {
    db.close();
    drafts.close();
  }
}

/** The index of words is whole; it has no text to be compared with. */
function verifyWords(folder: string): void {
  const db = openWritable(join(folder, 'workshop.db'));
  db.exec("INSERT INTO word (word) VALUES ('integrity-check')");
  db.close();
}

/** The import that was being written when the kill came, at least one part of it moved already; null where none was. */
function cutImport(lines: readonly string[]): string | null {
  const last = (what: string) => lines.findLastIndex((line) => line.startsWith(what));
  const begun = last('writing');
  return last('moved') > begun && begun > last('batch') ? (lines[begun]?.split(' ')[1] ?? null) : null;
}

/** Whether a row of the import is there; `verify` says whether all are. */
function isThere(folder: string, stamp: string): boolean {
  const db = openReadable(join(folder, 'workshop.db'));
  const found = db.prepare("SELECT 1 FROM record WHERE kind = 'claim' AND id = ?").get(`${stamp}-row-0`);
  db.close();
  return found !== undefined;
}

async function lane(number: number) {
  const folder = join(parent, `lane-${number}`);
  open(folder).close();
  const acknowledged: Acknowledged = { draft: 0, saved: new Map(), batches: new Map() };
  let undone = 0;
  for (let round = number; round < kills; round += lanes) {
    const lines = await runAndKill(folder, round);
    const cut = cutImport(lines);
    if (cut !== null && !isThere(folder, cut)) undone++;
    note(lines, acknowledged);
    verify(folder, acknowledged);
  }
  migrateAndKill(folder);
  const workshop = open(folder);
  expect(workshop.content('released').ok).toBe(true);
  workshop.close();
  verify(folder, acknowledged);
  verifyWords(folder);
  return { acknowledged: acknowledged.saved.size + acknowledged.batches.size, undone };
}

/** A new program comes to what the last kill left, and is killed as well. */
function migrateAndKill(folder: string): void {
  const migration = fileURLToPath(new URL('../../test-support/kills/migrate-workshop.ts', import.meta.url));
  const version = String(workshopMigrations.length + 1);
  const { signal } = spawnSync(process.execPath, [migration, join(folder, 'workshop.db'), version]);
  expect(signal).toBe('SIGKILL');
}

describe('kill -9', () => {
  it(`at ${kills} moments loses nothing that was acknowledged`, async () => {
    const ran = await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
    const sum = (of: 'acknowledged' | 'undone') => ran.reduce((all, one) => all + one[of], 0);
    // The test would prove nothing if the children had hardly worked, or were never killed in the middle of an import.
    expect(sum('acknowledged')).toBeGreaterThan(kills / 2);
    expect(sum('undone')).toBeGreaterThan(kills / 20);
  });
});
