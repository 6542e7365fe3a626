import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfWorkshop } from '../../../test-support/workshop/backup.ts';
import { type WorkshopFixture, workshopFixture } from '../../../test-support/workshop/workshop.ts';
import { readCatalogue } from '../../names/catalogue.ts';
import { approveList, noteEntry, noteImport } from '../../names/catalogue-changes.ts';
import { importNames } from '../../names/import.ts';
import { listFileName } from '../../names/list-file.ts';
import { measure } from '../../release/files.ts';
import { openWritable } from '../../sqlite/connection.ts';
import { describeLetter, inboxFolder, inboxOf, receiveLetter } from '../inbox/inbox.ts';
import { backUp } from './backup.ts';
import { finishRestore, stageRestore } from './restore.ts';

/** Protects: lists of names and letters of visitors travel with a backup, and nothing forged with them. */
const work = mkdtempSync(join(tmpdir(), 'esimde-backup-'));
let fixture: WorkshopFixture;

beforeAll(() => {
  fixture = workshopFixture();
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

/** @returns a folder with a copy of the fixture's workshop */
const copied = (name: string): string => copyOfWorkshop(fixture, fresh(name));

async function backedUp(name: string, folder: string): Promise<string> {
  const out = join(work, `${name}.esimde-backup`);
  await backUp({ folder, out, by: 'A', now: new Date() });
  return out;
}

describe('lists of names', () => {
  const namesOf = (folder: string) => join(folder, 'names');

  /** A workshop with an approved list, an approved correction and a withdrawal. */
  async function withList(name: string): Promise<{ folder: string; listFile: string }> {
    const folder = copied(name);
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
    const file = await backedUp('without-lists', fixture.folder);
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
  const folder = copied('letters');
  const sealed = Buffer.from(`age-encryption.org/v1\n-> X25519 ${'A'.repeat(43)}\nsecret`);
  const letter = receiveLetter(inboxFolder(folder), sealed, new Date());
  if (!letter.ok) throw new Error(letter.error);
  describeLetter(inboxFolder(folder), letter.value, { status: 'answered', reply: 'By post', link: null });
  const out = await backedUp('letters', folder);
  const into = fresh('into-letters');
  const own = receiveLetter(inboxFolder(into), sealed, new Date());
  await stageRestore({ folder: into, file: out });
  finishRestore(into, new Date());
  expect(inboxOf(inboxFolder(into)).map(({ number }) => number)).toEqual(
    [letter.value, own.ok ? own.value : ''].sort().reverse(),
  );
  expect(inboxOf(inboxFolder(into)).find(({ number }) => number === letter.value)).toMatchObject({ reply: 'By post' });
});

it('brings no file that is not a letter, and no damaged state of letters', async () => {
  const [folder, into] = [copied('bad-letters'), fresh('bad-letters-into')];
  const inbox = inboxFolder(folder);
  mkdirSync(inbox);
  writeFileSync(join(inbox, '20261129-ABCDEF.age'), Buffer.alloc(1_000_000));
  const backup = await backedUp('bad-letters', folder);
  expect((await stageRestore({ folder: into, file: backup })).ok).toBe(true);
  finishRestore(into, new Date());
  expect(inboxOf(inboxFolder(into))).toEqual([]);
  writeFileSync(join(inbox, 'state.json'), '{"20261129-ABCDEF":1}');
  await backedUp('bad-letters', folder);
  expect(await stageRestore({ folder: into, file: backup })).toMatchObject({ error: { detail: 'inbox/state.json' } });
});
