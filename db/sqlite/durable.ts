import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a file and waits until it is on the disk.
 *
 * @param flag `wx`: fails where there is a file or a link already
 * @throws Error where it cannot be written
 */
export function writeDurably(path: string, bytes: string | Uint8Array, flag: 'w' | 'wx' = 'w'): void {
  const file = openSync(path, flag, 0o644);
  try {
    const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    for (let written = 0; written < buffer.length; ) written += writeSync(file, buffer, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until a finished file is on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until the names in a folder are on the disk. Windows keeps them by itself and offers no such call. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Every file of a folder and of its folders, and those folders themselves. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) syncTree(join(folder, entry.name));
    else syncFile(join(folder, entry.name));
  }
  syncFolder(folder);
}

/** Gives a finished file or folder its name, replacing a file of that name, and waits until that is on the disk. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/**
 * Replaces a file; a power cut leaves the old one or the new one. Others may write to the folder, too: a link that they left
 * under the name on the way is removed and never followed.
 *
 * @throws Error if the disk fails
 */
export function replaceDurably(path: string, bytes: string | Uint8Array): void {
  const part = `${path}-next`;
  rmSync(part, { force: true });
  writeDurably(part, bytes, 'wx');
  moveDurably(part, path);
}
