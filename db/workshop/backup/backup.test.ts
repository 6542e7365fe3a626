import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSmallContent } from '../../../test-support/release/release.ts';
import { aigul, value, type WorkshopFixture, workshopFixture } from '../../../test-support/workshop/workshop.ts';
import { openAudit } from '../audit/audit.ts';
import { openWorkshop } from '../open.ts';
import { isOpenElsewhere } from '../store-file.ts';
import type { Body } from '../types.ts';
import { backUp } from './backup.ts';
import { finishRestore, isRestoring, stageRestore } from './restore.ts';

/** Protects: a backup brings everything back, or says that it cannot; a restore that is cut off anywhere leaves one of the two. */
const work = mkdtempSync(join(tmpdir(), 'esimde-backup-'));
const file = join(work, 'one.esimde-backup');
const camp = { kind: 'camp', id: 'north' } as const;
let fixture: WorkshopFixture;

const rename = (name: string) => {
  const found = fixture.workshop.record(camp, aigul);
  if (!found) throw new Error('no camp');
  const body = { ...found.body, name: { kk: `${name} kk`, ru: `${name} ru`, en: `${name} en` } } as Body;
  return value(fixture.workshop.save({ key: camp, baseRevision: found.revision, body, reason: name, by: aigul }));
};

const nameIn = (folder: string): unknown => {
  const workshop = openWorkshop({ folder, now: () => new Date(), seed: () => never() });
  try {
    const found = workshop.record(camp, aigul);
    const name = found?.body.name as { ru: string } | undefined;
    return [found?.revision, name?.ru, workshop.history(camp).length];
  } finally {
    workshop.close();
  }
};
const never = (): never => {
  throw new Error('it was filled anew');
};

beforeAll(async () => {
  fixture = workshopFixture();
  rename('First');
  const audit = openAudit({ folder: fixture.folder, now: () => new Date() });
  audit.append({ by: aigul, action: 'change', subject: 'camp/north' });
  audit.close();
  const sha256 = 'a'.repeat(64);
  mkdirSync(join(fixture.folder, 'media'));
  writeFileSync(join(fixture.folder, 'media', `${sha256}.jpg`), 'a picture');
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
  it('brings records, history, media and the audit into an empty folder', async () => {
    const folder = fresh('empty');
    await stageRestore({ folder, file });
    finishRestore(folder, new Date());
    expect(nameIn(folder)).toEqual([2, 'First ru', 2]);
    expect(readFileSync(join(folder, 'media', `${'a'.repeat(64)}.jpg`), 'utf8')).toBe('a picture');
    const [carried = ''] = readdirSync(join(folder, 'audits'));
    const audit = openAudit({ folder: join(folder, 'audits', carried), now: () => new Date() });
    expect(audit.verify()).toMatchObject({ ok: true });
    audit.close();
  });

  it('of which any byte is another is refused, and nothing is touched', async () => {
    const folder = fresh('changed');
    const bytes = readFileSync(file);
    const broken = join(work, 'broken');
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 4;
      writeFileSync(broken, changed);
      await expect(stageRestore({ folder, file: broken }), `byte ${at}`).rejects.toThrow();
      expect(readdirSync(folder)).toEqual([]);
    }
    writeFileSync(broken, bytes);
    truncateSync(broken, bytes.length - 1);
    await expect(stageRestore({ folder, file: broken })).rejects.toThrow('truncated-package');
  });

  it('is not restored into a workshop that is open', () => {
    expect(isOpenElsewhere(join(fixture.folder, 'workshop.db'))).toBe(true);
  });
});

describe('a restore that is cut off', () => {
  const script = fileURLToPath(new URL('../../../test-support/kills/restore-backup.ts', import.meta.url));

  it.each(['staging', 'staged', 'laid', 'exchanged', 'kept'])(
    'at "%s" leaves one of the two, and is ended',
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
      expect((nameIn(folder) as unknown[])[0]).toBe(expected);
    },
  );
});
