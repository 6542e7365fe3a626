import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campNameIn, copyOfWorkshop, never, renameCamp } from '../../../test-support/workshop/backup.ts';
import {
  aigul,
  copySmallWorkshop,
  type WorkshopFixture,
  workshopFixture,
} from '../../../test-support/workshop/workshop.ts';
import { openWritable } from '../../sqlite/connection.ts';
import { openAudit } from '../audit/audit.ts';
import { takeMedia } from '../media/take.ts';
import { openWorkshop } from '../open.ts';
import { isOpenElsewhere } from '../store-file.ts';
import { backUp } from './backup.ts';
import { finishRestore, isRestoring, stageRestore } from './restore.ts';
import { writeArchive } from './snapshot-archive.ts';

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

/** A backup of the fixture's workshop as somebody else changed it. */
async function forged(name: string, sql: string): Promise<string> {
  const folder = copyOfWorkshop(fixture, fresh(`forged-${name}`));
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
    ['no-head', 'UPDATE record SET head = 99 WHERE serial = 2'],
    ['dangling', "INSERT INTO listed (list, record) VALUES ('approved', 999999)"],
  ])('is refused with another schema or without records: %s', async (name, sql) => {
    const folder = fresh(`into-${name}`);
    const staged = await stageRestore({ folder, file: await forged(name, sql) });
    expect(staged).toMatchObject({ error: { reason: 'not-a-database' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['with a schema that cannot be parsed', (text: string) => text.replaceAll('CREATE TABLE', 'CREATE TABLX')],
    ['cut in the middle', (text: string) => text.slice(0, text.length / 2)],
    ['that is no database', () => 'hello'],
  ])('is refused as no database, not as a fault of the disk, %s', async (name, broken) => {
    const folder = copyOfWorkshop(fixture, fresh(`broken-${name.length}`));
    const from = join(folder, 'workshop.db');
    writeFileSync(from, broken(readFileSync(from, 'latin1')), 'latin1');
    const out = join(work, `broken-${name.length}.esimde-backup`);
    const files = [{ path: 'workshop.db', from }];
    expect(await writeArchive({ out, kind: 'backup', by: 'A', madeAt: new Date().toISOString(), files })).toMatchObject(
      {
        ok: true,
      },
    );
    const staged = await stageRestore({ folder: fresh(`into-broken-${name.length}`), file: out });
    expect(staged).toMatchObject({ error: { reason: 'not-a-database', detail: 'workshop.db' } });
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
    const folder = copyOfWorkshop(fixture, fresh('media'));
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

describe('an interrupted restore', () => {
  const script = fileURLToPath(new URL('../../../test-support/kills/restore-backup.ts', import.meta.url));

  it.each(['staging', 'staged', 'prepared', 'exchanged', 'kept'])(
    'at "%s" leaves the old or the new state, and is completed later',
    async (step) => {
      const folder = fresh(`cut-${step}`);
      copySmallWorkshop(folder);
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
