import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceDurably } from '../../sqlite/durable.ts';
import { listFolder } from '../files.ts';
import { manifestFile, signatureFile } from '../manifest.ts';

/** Files changed later than this before a note are not noted: a further change could leave the same time behind (FAT: 2 s). */
const settledMs = 2_000;

/** Identity of the files of a release folder, without reading them. */
export interface FolderLook {
  /** Path, inode, size and both times of every file. */
  text: string;
  newestMs: number;
}

/**
 * The note of the release that was last verified in full: a start that finds the same files need not read gigabytes again. It is sealed with a key
 * of this data folder and holds nothing but the seal (docs/adr/0021-verified-note.md).
 */
export interface VerifiedNote {
  /** Whether the manifest and the files at this look are those of the note. */
  matches(look: FolderLook, manifest: Uint8Array): boolean;
  /** Replaces the note. Never throws: without a note the next start reads everything. */
  write(look: FolderLook, manifest: Uint8Array): void;
}

export function verifiedNote(dataFolder: string, settled = settledMs): VerifiedNote {
  const folder = join(dataFolder, 'verified');
  const [keyFile, noteFile] = [join(folder, 'key'), join(folder, 'note')];
  const sealOf = ({ text }: FolderLook, manifest: Uint8Array): Buffer => {
    const digest = createHash('sha256').update(manifest).digest('hex');
    return createHmac('sha256', readFileSync(keyFile)).update(`esimde verified 1\n${digest}\n${text}`).digest();
  };
  return {
    matches(look, manifest) {
      try {
        const note = readFileSync(noteFile);
        const seal = sealOf(look, manifest);
        return note.length === seal.length && timingSafeEqual(note, seal);
      } catch {
        return false;
      }
    },
    write(look, manifest) {
      try {
        mkdirSync(folder, { recursive: true });
        if (!existsSync(keyFile)) writeFileSync(keyFile, randomBytes(32), { flag: 'wx', mode: 0o600 });
        replaceDurably(noteFile, sealOf(look, manifest));
        // The time of the note itself: the clock of the disk is the one that dates the files.
        if (look.newestMs > statSync(noteFile).mtimeMs - settled) rmSync(noteFile);
      } catch {
        // A full or read-only disk: an older note stays, and fits no other files.
      }
    },
  };
}

/** @returns null where the folder cannot be read or holds something else than files */
export function lookAt(folder: string): FolderLook | null {
  try {
    const { files, strange } = listFolder(folder);
    if (strange.length > 0) return null;
    let newestMs = 0;
    const lines = [manifestFile, signatureFile, ...files].map((path) => {
      const { ino, size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = statSync(join(folder, path), { bigint: true });
      newestMs = Math.max(newestMs, Number(mtimeMs), Number(ctimeMs));
      return `${path} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
    });
    return { text: lines.join('\n'), newestMs };
  } catch {
    return null;
  }
}
