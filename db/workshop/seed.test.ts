import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readProjectContent } from '../../test-support/release/release.ts';
import { aigul } from '../../test-support/workshop/workshop.ts';
import { recordKinds } from '../model/api/records.ts';
import { buildDatabase } from '../release/build/database.ts';
import { openWorkshop } from './open.ts';

/** Protects: the content files pass through the workshop unchanged. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-seed-'));
const content = readProjectContent();
const open = () => openWorkshop({ folder, now: () => new Date(0), seed: () => content });
let workshop = open();
afterAll(() => {
  workshop.close();
  rmSync(folder, { recursive: true, force: true });
});

const bytesOf = (name: string, built: typeof content) => {
  buildDatabase(join(folder, name), built, 1);
  return readFileSync(join(folder, name));
};

const ofFiles = bytesOf('files.db', content);

it.each(['draft', 'approved', 'released'] as const)(
  'a new workshop builds the bytes of the content files (%s)',
  (version) => {
    const out = workshop.content(version);
    if (!out.ok) throw new Error(JSON.stringify(out.problems));
    expect(bytesOf(`${version}.db`, out.content).equals(ofFiles)).toBe(true);
  },
);

it('it also contains unpublished entries, and reports no problem in published ones', () => {
  const unverified = content.figures.filter(({ status }) => status === 'unverified').map(({ id }) => id);
  expect(unverified.length).toBeGreaterThan(0);
  expect(workshop.known(unverified.map((id) => ({ kind: 'claim', id })))).toHaveLength(unverified.length);
  const { lists } = workshop.dashboard();
  const waiting = lists.filter(({ list }) => list !== 'contradictions' && list !== 'unverified');
  expect(waiting.map(({ count }) => count)).toEqual(waiting.map(() => 0));
  const faulty = workshop
    .records({ list: 'contradictions', limit: 500 })
    .records.filter(({ problems }) => problems > 0);
  expect(faulty).toEqual([]);
});

it('every record is stored in normal form: saving it unchanged creates no revision', () => {
  for (const kind of recordKinds) {
    for (const { id, revision, body } of [...workshop.entries(kind)]) {
      const saved = workshop.save({ key: { kind, id }, baseRevision: revision, body, reason: 'x', by: aigul });
      expect(saved, `${kind} ${id}`).toMatchObject({ ok: true, value: { revision: 1 } });
    }
  }
});

it('it is filled once', () => {
  workshop.close();
  workshop = openWorkshop({
    folder,
    now: () => new Date(0),
    seed: () => {
      throw new Error('it is full');
    },
  });
  expect(workshop.records({ kind: 'camp' }).total).toBe(content.camps.length);
});
