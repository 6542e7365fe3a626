import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { museumIn } from '../../../test-support/workshop/museum.ts';
import { copyOldDataFolder } from '../../../test-support/workshop/old-data-folder.ts';
import { parsePublicKeys } from '../../release/trust/keys.ts';
import { trustInstalled } from '../../release/trust/trust.ts';
import { verifyRelease } from '../../release/trust/verify.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { hourOf, openUsageCounts } from '../../usage/counts.ts';
import { createAccounts, openAccountsFile } from '../access/accounts.ts';
import { openAudit } from '../audit/audit.ts';
import { openWorkshop } from '../open.ts';
import { openMigrated } from '../store-file.ts';
import type { Actor, Workshop } from '../types.ts';
import { draftMigrations, draftsId, workshopId, workshopMigrations } from './steps.ts';

/** Protects: the work of a museum that runs the program of a8925e4 continues with this one. */
let dataFolder: string;
let folder: string;
beforeEach(() => {
  dataFolder = copyOldDataFolder();
  folder = join(dataFolder, 'workshop');
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

const now = () => new Date(Date.UTC(2027, 0, 1));
const noSeed = () => {
  throw new Error('the workshop was taken for a new one');
};
const open = () => openWorkshop({ folder, now, seed: noSeed });

/** The two accounts as the old program made them; their passphrase is in test-support/README.md. */
async function signIn(): Promise<{ aigul: Actor; bolat: Actor }> {
  const db = openAccountsFile(folder);
  const accounts = createAccounts({ db, now });
  const actor = async (name: string): Promise<Actor> => {
    const account = await accounts.check(name, 'a passphrase of the fixture alone');
    if (account === null) throw new Error(`${name} cannot sign in`);
    return { account: account.id, name: account.name, roles: account.roles };
  };
  try {
    return { aigul: await actor('Айгүл'), bolat: await actor('Болат') };
  } finally {
    db.close();
  }
}

const stateOf = (workshop: Workshop) => {
  const records = [{}, { state: 'withdrawn' as const }].flatMap(
    (filter) => workshop.records({ ...filter, limit: 500 }).records,
  );
  return Object.fromEntries(records.map(({ kind, id, state }) => [`${kind}/${id}`, state]));
};

it('opens with its records, states, draft, accounts, audit and usage counts', async () => {
  const { aigul, bolat } = await signIn();
  expect([aigul.roles, bolat.roles]).toEqual([['editor'], ['editor', 'approver', 'technician']]);
  const workshop = open();
  expect(stateOf(workshop)).toMatchObject({
    'camp/north': 'released',
    'work/w1': 'approved',
    'question/how-many': 'changed',
    'term/gulag': 'returned',
    'erratum/e1': 'withdrawn',
    'region/akmola': 'new',
  });
  expect(workshop.record({ kind: 'camp', id: 'north' }, aigul)?.draft?.body).toMatchObject({ note: 'half typed' });
  expect(workshop.history({ kind: 'work', id: 'w1' }).map(({ cause, by }) => [cause, by])).toEqual([
    ['edit', 'Айгүл'],
    ['seed', 'Esimde'],
  ]);
  workshop.close();
  const audit = openAudit({ folder, now });
  expect(audit.verify()).toMatchObject({ ok: true, count: 5 });
  audit.close();
  const usage = openUsageCounts(dataFolder);
  const hour = hourOf(Date.UTC(2026, 10, 23, 9));
  expect(usage.rows(hour, hour).map(({ kind, times }) => [kind, times])).toEqual([
    ['dwell', 5],
    ['screen', 9],
    ['visit', 7],
  ]);
  usage.close();
});

it('is edited, approved and published as a release that verifies', async () => {
  const { aigul, bolat } = await signIn();
  const museum = museumIn(dataFolder, join(dataFolder, 'no-builtin'));
  const workshop = open();
  const key = { kind: 'camp', id: 'north' } as const;
  const camp = workshop.record(key, aigul);
  const body = { ...camp?.body, fullName: { kk: 'Солтүстік ЕТЛ', ru: 'Северный ИТЛ', en: 'Northern Camp' } };
  const saved = workshop.save({ key, baseRevision: camp?.revision ?? 0, body, reason: 'name', by: aigul });
  if (!saved.ok) throw new Error(saved.error.message);
  expect(workshop.record(key, aigul)?.draft).toBeNull();
  expect(workshop.approve({ key, revision: saved.value.revision, by: bolat }, true)).toMatchObject({ ok: true });
  workshop.close();

  const audit = openAudit({ folder, now });
  const line = { by: bolat, action: 'publish' as const };
  const outcome = await museum.publish({ audit: (event) => void audit.append({ ...line, ...event }) });
  expect(outcome).toMatchObject({ ok: true, value: { manifest: { sequence: 2 } } });
  expect(audit.verify()).toMatchObject({ ok: true, count: 6 });
  audit.close();

  expect(museum.shown()).toBe(2);
  const [name = ''] = readdirSync(join(dataFolder, 'releases')).filter((entry) => /^\d+$/.test(entry));
  const release = join(dataFolder, 'releases', name);
  const trust = trustInstalled(parsePublicKeys([museum.key]).keys, join(dataFolder, 'no-builtin'));
  expect(verifyRelease(release, trust)).toMatchObject({ ok: true, value: { manifest: { sequence: 2 } } });
  const content = openReadable(join(release, 'content.db'));
  expect(JSON.stringify(content.prepare('SELECT * FROM work').all())).toContain('Text, as it was approved.');
  expect(JSON.stringify(content.prepare('SELECT * FROM camp').all())).toContain('Northern Camp');
  content.close();

  const after = open();
  expect(stateOf(after)).toMatchObject({ 'work/w1': 'released', 'camp/north': 'released', 'term/gulag': 'returned' });
  after.close();
});

it('takes a way and a playlist, kinds of record that it did not know, and publishes them', async () => {
  const { aigul, bolat } = await signIn();
  const museum = museumIn(dataFolder, join(dataFolder, 'no-builtin'));
  const title = { kk: 'Жол', ru: 'Путь', en: 'Way' };
  const stops = [{ camp: 'north' }, { map: 1940 }];
  const way = { id: 'w', title, about: title, minutes: 5, audience: 'everyone', stops };
  const playlist = { id: 'main', title, scenes: [{ kind: 'name', weight: 1 }] };
  const workshop = open();
  for (const [kind, body] of [['way', way] as const, ['playlist', playlist] as const]) {
    const key = { kind, id: body.id };
    expect(workshop.record(key, aigul), `the workshop already has the ${kind}`).toBeNull();
    expect(workshop.create({ ...key, body, reason: 'new', by: aigul })).toMatchObject({ ok: true });
    const approved = workshop.approve({ key, revision: 1, by: bolat }, true);
    if (!approved.ok) throw new Error(JSON.stringify(approved));
  }
  workshop.close();
  expect(await museum.publish({ audit: () => {} })).toMatchObject({ ok: true });
  const [name = ''] = readdirSync(join(dataFolder, 'releases')).filter((entry) => /^\d+$/.test(entry));
  const content = openReadable(join(dataFolder, 'releases', name, 'content.db'));
  expect(content.prepare('SELECT id FROM way').all()).toEqual([{ id: 'w' }]);
  expect(content.prepare('SELECT id FROM playlist').all()).toEqual([{ id: 'main' }]);
  content.close();
});

it.each([
  ['workshop.db', workshopId, workshopMigrations, 'ALTER TABLE batch ADD COLUMN weight TEXT', 'batch'],
  ['drafts.db', draftsId, draftMigrations, 'ALTER TABLE draft ADD COLUMN device TEXT', 'draft'],
])('%s is backed up and upgraded by a step that no release has', (name, applicationId, released, step, table) => {
  const file = join(folder, name);
  const rows = (path: string) => {
    const db = openReadable(path);
    const { count } = db.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get() ?? {};
    const version = db.pragma('user_version', { simple: true });
    db.close();
    return { count, version };
  };
  const migrations = [...released, step];
  const db = openMigrated({ file, applicationId, migrations, now });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  expect(rows(file)).toEqual({ count: 1, version: migrations.length });
  const [backup = ''] = readdirSync(join(folder, 'backups'));
  expect(rows(join(folder, 'backups', backup))).toEqual({ count: 1, version: 1 });
  expect(existsSync(`${file}.migrating`)).toBe(false);
});
