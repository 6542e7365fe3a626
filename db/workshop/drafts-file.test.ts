import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aigul,
  bolat,
  refusal,
  value,
  type WorkshopFixture,
  workshopFixture,
} from '../../test-support/workshop/workshop.ts';
import { exportDrafts, mergeDrafts } from './drafts-file.ts';
import { mediaRunner } from './media/run.ts';
import type { Actor, Body } from './types.ts';

/** Protects: revisions from a drafts file keep their author, who cannot approve them on another machine either. */
const runMedia = mediaRunner(new URL('./media/worker.ts', import.meta.url));
let work = '';
let laptop: WorkshopFixture;
let museum: WorkshopFixture;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'esimde-drafts-'));
  laptop = workshopFixture();
  museum = workshopFixture();
  for (const { folder } of [laptop, museum]) mkdirSync(join(folder, 'uploads'));
});
afterEach(() => {
  for (const fixture of [laptop, museum]) fixture.remove();
  rmSync(work, { recursive: true });
});

const key = { kind: 'claim', id: 'north-1940' } as const;
const change = ({ workshop }: WorkshopFixture, by: Actor, fields: Body): void => {
  const found = workshop.record(key, by);
  const body = { ...found?.body, ...fields };
  value(workshop.save({ key, baseRevision: found?.revision ?? 0, body, reason: 'a better count', by }));
};
/** Болат as the museum's machine knows him: another account of his name. */
const bolatAtMuseum: Actor = { ...bolat, account: 'other' };

async function bring() {
  const file = join(work, 'laptop.esimde-drafts');
  await exportDrafts({ folder: laptop.folder, out: file, by: bolat.name, now: new Date() });
  const outcome = await mergeDrafts({ ...museum, file, by: aigul, reason: 'merge', runMedia });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}
const approve = (by: Actor) => {
  const revision = museum.workshop.record(key, by)?.revision ?? 0;
  return museum.workshop.approve({ key, revision, by }, true);
};
const third: Actor = { account: 'a3', name: 'Сәуле', roles: ['approver'] };

describe('revisions from a drafts file', () => {
  it('can be approved only by an account that is not their author', async () => {
    change(laptop, bolat, { amount: 12 });
    change(laptop, aigul, { amount: 13 });
    expect(await bring()).toMatchObject({ changed: 1 });
    expect(refusal(approve(bolatAtMuseum)).code).toBe('not-allowed');
    expect(value(approve(third)).state).toBe('approved');
  });

  it('keep their author when the importer resolves a conflict', async () => {
    change(laptop, bolat, { amount: 12 });
    change(museum, aigul, { amount: 99 });
    expect((await bring()).asked).toHaveLength(1);
    change(museum, aigul, { amount: 12 });
    expect(refusal(approve(bolatAtMuseum)).code).toBe('not-allowed');
    expect(value(approve(third)).state).toBe('approved');
  });
});
