import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyCatalogue, namesFolderOf } from '../../names/catalogue.ts';
import type { PackageResult } from '../../release/package/refusal.ts';
import { refuse } from '../../release/trust/verify.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { auditFile } from '../audit/audit.ts';
import { headFile, nothing, writeHead } from '../audit/entries.ts';
import { inboxFolder } from '../inbox/inbox.ts';
import { writeArchive } from './snapshot-archive.ts';

export const backupExtension = '.esimde-backup';

/** `esimde-20261123T103000Z.esimde-backup` */
export const backupName = (now: Date): string => `esimde-${stampOf(now)}${backupExtension}`;

export const stampOf = (now: Date): string => now.toISOString().replaceAll(/[-:]|\.\d+/g, '');

export interface BackupOptions {
  /** `<data>/workshop` */
  folder: string;
  out: string;
  by: string;
  now: Date;
  signal?: AbortSignal | undefined;
  onProgress?: ((bytes: number, of: number) => void) | undefined;
}

/**
 * Writes records with their whole history, drafts, media, lists of names and the audit into one file, while others work on. Accounts, keys and
 * settings stay where they are: who may do what is a matter of each machine. Releases have packages of their own.
 *
 * @returns the size of the file @throws Error if the disk fails
 */
export async function backUp({
  folder,
  out,
  by,
  now,
  signal,
  onProgress,
}: BackupOptions): Promise<PackageResult<number>> {
  mkdirSync(join(folder, 'backups'), { recursive: true });
  const work = mkdtempSync(join(folder, 'backups', '.taking-'));
  try {
    const files: { path: string; from: string }[] = [];
    for (const name of ['workshop.db', 'drafts.db']) {
      if (existsSync(join(folder, name))) files.push({ path: name, from: copyOf(join(folder, name), work, name) });
    }
    if (existsSync(auditFile(folder))) files.push(...auditCopy(folder, work));
    const media = join(folder, 'media');
    for (const name of existsSync(media) ? readdirSync(media).sort() : []) {
      if (/^[0-9a-f]{64}\.[a-z0-9]{2,5}$/.test(name)) files.push({ path: `media/${name}`, from: join(media, name) });
    }
    const lists = copyCatalogue(namesFolderOf(folder), work);
    if (!lists.ok) return refuse('busy');
    files.push(...lists.value.map((name) => ({ path: `names/${name}`, from: join(work, name) })));
    files.push(...lettersOf(inboxFolder(folder)));
    return await writeArchive({ out, kind: 'backup', by, madeAt: now.toISOString(), files, signal, onProgress });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Letters, sealed as they are, and what curators say of them. */
function lettersOf(inbox: string): { path: string; from: string }[] {
  const names = existsSync(inbox) ? readdirSync(inbox).filter((name) => /\.age$|^state\.json$/.test(name)) : [];
  return names.sort().map((name) => ({ path: `inbox/${name}`, from: join(inbox, name) }));
}

/** A consistent copy of a database while others write to it. */
function copyOf(file: string, work: string, name: string): string {
  const copy = join(work, name);
  const db = openReadable(file);
  try {
    db.pragma('query_only = OFF');
    db.prepare('VACUUM INTO ?').run(copy);
  } finally {
    db.close();
  }
  return copy;
}

/** With a head that fits the copy: the audit goes on meanwhile. */
function auditCopy(folder: string, work: string): { path: string; from: string }[] {
  const copy = copyOf(auditFile(folder), work, 'audit.db');
  const db = openReadable(copy);
  try {
    const last = db
      .prepare<[], { number: number; seal: string }>('SELECT number, seal FROM entry ORDER BY number DESC LIMIT 1')
      .get();
    writeHead(work, { last: last ?? nothing, next: null });
  } finally {
    db.close();
  }
  return [
    { path: 'audit/audit.db', from: copy },
    { path: 'audit/audit.head', from: headFile(work) },
  ];
}
