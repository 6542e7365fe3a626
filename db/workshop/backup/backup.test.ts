import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSmallContent } from '../../../test-support/release/release.ts';
import { campNameIn, never, renameCamp } from '../../../test-support/workshop/backup.ts';
import { aigul, type WorkshopFixture, workshopFixture } from '../../../test-support/workshop/workshop.ts';
import { readCatalogue } from '../../names/catalogue.ts';
import { approveList, noteEntry, noteImport } from '../../names/catalogue-changes.ts';
import { importNames } from '../../names/import.ts';
import { listFileName } from '../../names/list-file.ts';
import { measure } from '../../release/files.ts';
import { openWritable } from '../../sqlite/connection.ts';
import { openAudit } from '../audit/audit.ts';
import { describeLetter, inboxFolder, inboxOf, receiveLetter } from '../inbox/inbox.ts';
import { takeMedia } from '../media/take.ts';
import { openWorkshop } from '../open.ts';
import { isOpenElsewhere } from '../store-file.ts';
import { backUp } from './backup.ts';
import { finishRestore, isRestoring, stageRestore } from './restore.ts';

/** Protects: a backup restores everything or is refused; an interrupted restore leaves the old or the new state. */
const work = mkdtempSync(join(tmpdir(), 'esimde-backup-'));
const file = join(work, 'one.esimde-backup');
const camp = { kind: 'camp', id: 'north' } as const;
let fixture: WorkshopFixture;
let picture = '';

const rename = (name: string) => renameCamp(fixture, name);

beforeAll(async () => {
  fixture = workshopFixture();
  rename('First');
  const audit = openAudit({ folder: fixture.folder, now: () => new Date() });
  audit.append({ by: aigul, action: 'change', subject: 'camp/north' });
  audit.close();
  const upload = join(work, 'upload');
  writeFileSync(
    upload,
    await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
      .jpeg()
      .toBuffer(),
  );
  const taken = await takeMedia(upload, join(fixture.folder, 'media'));
  if (!taken.ok) throw new Error(taken.error.message);
  picture = `${taken.value.sha256}.jpg`;
  await backUp({ folder: fixture.folder, out: file, by: 'A', now: new Date() });
});
afterAll(() => {
  fixture.remove();
  rmSync(work, { recursive: true });
});

const fresh = (name: string): string => {
  const folder = join(work, name);
  mkdirSync(folder);
  return folder;
};

describe('a backup', () => {
  it('restores records, history, media and the audit into an empty folder', async () => {
    const folder = fresh('empty');
    await stageRestore({ folder, file });
    finishRestore(folder, new Date());
    expect(campNameIn(folder)).toEqual([2, 'First ru', 2]);
    expect(readdirSync(join(folder, 'media'))).toEqual([picture]);
    const [carried = ''] = readdirSync(join(folder, 'audits'));
    const audit = openAudit({ folder: join(folder, 'audits', carried), now: () => new Date() });
    expect(audit.verify()).toMatchObject({ ok: true });
    audit.close();
  });

  it('with any changed byte is refused, and nothing changes', async () => {
    const folder = fresh('changed');
    const bytes = readFileSync(file);
    const broken = join(work, 'broken');
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 4;
      writeFileSync(broken, changed);
      expect((await stageRestore({ folder, file: broken })).ok, `byte ${at}`).toBe(false);
      expect(readdirSync(folder)).toEqual([]);
    }
    writeFileSync(broken, bytes);
    truncateSync(broken, bytes.length - 1);
    expect(await stageRestore({ folder, file: broken })).toMatchObject({ error: { reason: 'truncated-package' } });
  });

  it('is not restored into an open workshop', () => {
    expect(isOpenElsewhere(join(fixture.folder, 'workshop.db'))).toBe(true);
  });
});

function copyOfWorkshop(name: string): string {
  const folder = fresh(`forged-${name}`);
  const db = openWritable(join(fixture.folder, 'workshop.db'));
  db.prepare('VACUUM INTO ?').run(join(folder, 'workshop.db'));
  db.close();
  return folder;
}

/** A backup of the fixture's workshop as somebody else changed it. */
async function forged(name: string, sql: string): Promise<string> {
  const folder = copyOfWorkshop(name);
  const copy = openWritable(join(folder, 'workshop.db'));
  copy.pragma('foreign_keys = OFF');
  copy.exec(sql);
  copy.close();
  const out = join(work, `${name}.esimde-backup`);
  await backUp({ folder, out, by: 'A', now: new Date() });
  return out;
}

describe('a backup of unknown origin', () => {
  it.each([
    ['trigger', 'CREATE TRIGGER approve AFTER UPDATE ON record BEGIN UPDATE record SET approved = head; END'],
    ['view', 'CREATE VIEW extra AS SELECT * FROM record'],
    ['no-trigger', 'DROP TRIGGER revision_keeps'],
    ['no-records', 'DROP TRIGGER record_stays; DELETE FROM record'],
    ['no-table', 'DROP TABLE problem'],
  ])('is refused with another schema or without records: %s', async (name, sql) => {
    const folder = fresh(`into-${name}`);
    const staged = await stageRestore({ folder, file: await forged(name, sql) });
    expect(staged).toMatchObject({ error: { reason: 'not-a-database' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('restores no approvals: revisions approved since the last release need a new review', async () => {
    const sql = `UPDATE record SET approved = head, state = 'approved' WHERE id = 'north';
      UPDATE revision SET approved_by = 'B', approved_at = '2026' WHERE number = 2`;
    const folder = fresh('into-approved');
    await stageRestore({ folder, file: await forged('approved', sql) });
    finishRestore(folder, new Date());
    const workshop = openWorkshop({ folder, now: () => new Date(), seed: () => never() });
    expect(workshop.record(camp, aigul)?.state).toBe('changed');
    expect(workshop.history(camp)[0]?.approvedBy).toBeNull();
    expect(workshop.records({ list: 'awaiting-review' }).records.map(({ id }) => id)).toContain('north');
    workshop.close();
  });

  it('restores no metadata of media and no other files', async () => {
    const folder = copyOfWorkshop('media');
    mkdirSync(join(folder, 'media'));
    const image = sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } });
    const named = await image
      .withExif({ IFD0: { Artist: 'Secret Name' } })
      .jpeg()
      .toBuffer();
    const tail = Buffer.concat([readFileSync(join(fixture.folder, 'media', picture)), Buffer.from('Secret Name')]);
    for (const [name, bytes] of [
      ['a', named],
      ['b', tail],
    ] as const) {
      writeFileSync(join(folder, 'media', `${name.repeat(64)}.jpg`), bytes);
    }
    writeFileSync(join(folder, 'media', `${'c'.repeat(64)}.html`), '<script>');
    copyFileSync(join(fixture.folder, 'media', picture), join(folder, 'media', picture));
    const out = join(work, 'media.esimde-backup');
    await backUp({ folder, out, by: 'A', now: new Date() });
    const into = fresh('into-media');
    const staged = await stageRestore({ folder: into, file: out });
    expect(staged.ok && staged.value.unclean).toHaveLength(3);
    finishRestore(into, new Date());
    expect(readdirSync(join(into, 'media'))).toEqual([picture]);
  });
});

describe('lists of names', () => {
  const namesOf = (folder: string) => join(folder, 'names');

  /** A workshop with an approved list, an approved correction and a withdrawal. */
  async function withList(name: string): Promise<{ folder: string; listFile: string }> {
    const folder = copyOfWorkshop(name);
    const source = join(work, `${name}.csv`);
    writeFileSync(source, 'surname;born\nA;1901\nB;1902\n');
    const names = namesOf(folder);
    const outcome = await importNames({ file: source, folder: names, thisYear: 2026 });
    if (!outcome.ok) throw new Error(outcome.error.kind);
    const text = { title: { kk: 'T', ru: 'T', en: 'T' } };
    noteImport(names, { id: 'list', text, isTitled: true, version: outcome.value, by: 'A', at: '2026' });
    approveList(names, 'list');
    const note = { list: 'list', person: null, reason: 'r', at: '2026', by: 'A', approvedBy: 'B' };
    noteEntry(names, { ...note, row: 1, withdrawn: true, fields: {} });
    noteEntry(names, { ...note, row: 2, withdrawn: false, fields: { surname: 'C' } });
    return { folder, listFile: listFileName(outcome.value.sha256) };
  }

  const backedUp = async (name: string, folder: string): Promise<string> => {
    const out = join(work, `${name}.esimde-backup`);
    await backUp({ folder, out, by: 'A', now: new Date() });
    return out;
  };

  it('come back with what was said of their entries, to be reviewed again; withdrawals stay', async () => {
    const { folder, listFile } = await withList('lists');
    const out = await backedUp('lists', folder);
    const into = fresh('into-lists');
    expect(await stageRestore({ folder: into, file: out })).toMatchObject({ ok: true });
    finishRestore(into, new Date());
    expect(readFileSync(join(namesOf(into), listFile))).toEqual(readFileSync(join(namesOf(folder), listFile)));
    const { lists, notes } = readCatalogue(namesOf(into));
    expect(lists).toMatchObject([{ id: 'list', approved: null, newest: { rows: 2 } }]);
    expect(notes.map(({ row, approvedBy }) => [row, approvedBy])).toEqual([
      [1, 'B'],
      [2, null],
    ]);
  });

  it('of a backup without them leave those of this machine alone', async () => {
    const { folder, listFile } = await withList('own-lists');
    expect(await stageRestore({ folder, file })).toMatchObject({ ok: true });
    finishRestore(folder, new Date());
    expect(readdirSync(namesOf(folder))).toContain(listFile);
  });

  it.each([
    ['another schema', (list: string) => changed(list, 'CREATE VIEW extra AS SELECT 1'), 'not-a-database'],
    ['changed bytes under the old name', (list: string) => changed(list, 'UPDATE list SET rows = 9'), 'not-a-package'],
  ])('with %s are refused', async (name, change, reason) => {
    const { folder, listFile } = await withList(`bad-${reason}`);
    const list = join(namesOf(folder), listFile);
    change(list);
    if (reason === 'not-a-database') {
      const { sha256, bytes } = measure(namesOf(folder), listFile);
      renameSync(list, join(namesOf(folder), listFileName(sha256)));
      const catalogue = readFileSync(join(namesOf(folder), 'catalogue.json'), 'utf8');
      const renamed = catalogue.replaceAll(listFile.slice(0, 64), sha256).replace(/"bytes":\d+/g, `"bytes":${bytes}`);
      writeFileSync(join(namesOf(folder), 'catalogue.json'), renamed);
    }
    const out = await backedUp(`bad-${reason}`, folder);
    const into = fresh(`into-bad-${reason}`);
    expect(await stageRestore({ folder: into, file: out }), name).toMatchObject({ ok: false, error: { reason } });
    expect(readdirSync(into)).toEqual([]);
  });

  function changed(list: string, sql: string): void {
    const db = openWritable(list);
    db.exec(sql);
    db.close();
  }
});

it('brings back letters of visitors, sealed as they are, beside those of this machine', async () => {
  const folder = copyOfWorkshop('letters');
  const sealed = Buffer.from(`age-encryption.org/v1\n-> X25519 ${'A'.repeat(43)}\nsecret`);
  const letter = receiveLetter(inboxFolder(folder), sealed, new Date());
  if (!letter.ok) throw new Error(letter.error);
  describeLetter(inboxFolder(folder), letter.value, { status: 'answered', reply: 'By post', link: null });
  const out = join(work, 'letters.esimde-backup');
  await backUp({ folder, out, by: 'A', now: new Date() });
  const into = fresh('into-letters');
  const own = receiveLetter(inboxFolder(into), sealed, new Date());
  await stageRestore({ folder: into, file: out });
  finishRestore(into, new Date());
  expect(inboxOf(inboxFolder(into)).map(({ number }) => number)).toEqual(
    [letter.value, own.ok ? own.value : ''].sort().reverse(),
  );
  expect(inboxOf(inboxFolder(into)).find(({ number }) => number === letter.value)).toMatchObject({ reply: 'By post' });
});

describe('an interrupted restore', () => {
  const script = fileURLToPath(new URL('../../../test-support/kills/restore-backup.ts', import.meta.url));

  it.each(['staging', 'staged', 'prepared', 'exchanged', 'kept'])(
    'at "%s" leaves the old or the new state, and is completed later',
    async (step) => {
      const folder = fresh(`cut-${step}`);
      const later = openWorkshop({ folder, now: () => new Date(), seed: readSmallContent });
      later.close();
      const died = spawnSync(process.execPath, [script, folder, file, step]);
      expect(died.signal, died.stderr.toString()).toBe('SIGKILL');
      const wasLaid = isRestoring(folder);
      finishRestore(folder, new Date());
      expect(isRestoring(folder)).toBe(false);
      const expected = step === 'staging' ? 1 : 2;
      expect(wasLaid || step === 'staging' || step === 'kept').toBe(true);
      expect((campNameIn(folder) as unknown[])[0]).toBe(expected);
    },
  );
});

it('brings no file that is not a letter, and no damaged state of letters', async () => {
  const [folder, into] = [copyOfWorkshop('bad-letters'), fresh('bad-letters-into')];
  const inbox = inboxFolder(folder);
  mkdirSync(inbox);
  writeFileSync(join(inbox, '20261129-ABCDEF.age'), Buffer.alloc(1_000_000));
  const backup = join(work, 'bad-letters.esimde-backup');
  await backUp({ folder, out: backup, by: 'A', now: new Date() });
  expect((await stageRestore({ folder: into, file: backup })).ok).toBe(true);
  finishRestore(into, new Date());
  expect(inboxOf(inboxFolder(into))).toEqual([]);
  writeFileSync(join(inbox, 'state.json'), '{"20261129-ABCDEF":1}');
  await backUp({ folder, out: backup, by: 'A', now: new Date() });
  expect(await stageRestore({ folder: into, file: backup })).toMatchObject({ error: { detail: 'inbox/state.json' } });
});
