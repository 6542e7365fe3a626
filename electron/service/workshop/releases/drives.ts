import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { statfs, stat as statSoon } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Context } from 'hono';
import type { Drive } from '../../../../db/model/api/publish.ts';
import { ok } from '../../../../db/model/result.ts';
import { writeForeignFile } from '../../../../db/sqlite/foreign-file.ts';
import { diskFaultOf, refuse } from '../refusal.ts';

/** A place that a stick, or a folder in its stead, is found at. */
export interface Place {
  /** Stays the same while it is plugged in. */
  id: string;
  /** As people know it. */
  name: string;
  folder: string;
}

export interface Drives {
  list(): Promise<Drive[]>;
  /** Null where it is not there any more. */
  find(id: string): Place | null;
}

const fileKinds = {
  '.esimde': 'release',
  '.esimde-app': 'app',
  '.esimde-backup': 'backup',
  '.esimde-drafts': 'drafts',
  '.pub.pem': 'key',
  '.rotation.json': 'key',
} as const;

/** The same places without blocking: a stick that does not respond must not delay visitors. */
export async function placesNow(
  folders: readonly string[],
  platform: NodeJS.Platform = process.platform,
): Promise<Place[]> {
  const wanted = [
    ...folders.map((folder, at) => placeAt(`folder-${at + 1}`, folder)),
    ...candidates(platform).map((folder) => placeAt(`drive-${idOf(folder)}`, folder)),
  ];
  const there = await Promise.all(wanted.map(({ folder }) => isFolderSoon(folder)));
  return wanted.filter((_, index) => there[index]);
}

const isFolderSoon = (path: string): Promise<boolean> =>
  statSoon(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** @param folders further places, from the settings */
export function watchDrives(folders: readonly string[], platform: NodeJS.Platform = process.platform): Drives {
  const places = (): Place[] => [
    ...folders.map((folder, at) => placeAt(`folder-${at + 1}`, folder)).filter(({ folder }) => isFolder(folder)),
    ...mounted(platform).map((folder) => placeAt(`drive-${idOf(folder)}`, folder)),
  ];
  return {
    list: async () => (await Promise.all(places().map(shown))).filter((drive) => drive !== null),
    find: (id) => places().find((place) => place.id === id) ?? null,
  };
}

const placeAt = (id: string, folder: string): Place => ({ id, name: basename(folder) || folder, folder });

/** A path as a word of a URL. */
const idOf = (folder: string): string => Buffer.from(folder).toString('base64url');

/** Null for a stick that is pulled out, or fails, while it is read. */
async function shown({ id, name, folder }: Place): Promise<Drive | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return { id, name, freeBytes: bavail * bsize, files: filesOn(folder) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

function filesOn(folder: string): Drive['files'] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const kind = entry.isFile() ? kindOf(entry.name) : undefined;
    if (kind === undefined) return [];
    return [{ name: entry.name, bytes: statSync(join(folder, entry.name)).size, kind }];
  });
}

/** What a name says of a file; hidden ones are on their way. */
export function kindOf(name: string): Drive['files'][number]['kind'] | undefined {
  if (name.startsWith('.') || name !== basename(name)) return undefined;
  const ending = Object.keys(fileKinds).find((known) => name.endsWith(known));
  return ending === undefined ? undefined : fileKinds[ending as keyof typeof fileKinds];
}

const mounted = (platform: NodeJS.Platform): string[] => candidates(platform).filter(isFolder);

/** What may be a stick; no stick is touched. */
function candidates(platform: NodeJS.Platform): string[] {
  if (platform === 'win32') return windowsDrives();
  if (platform === 'darwin') return volumes().filter((folder) => !isSystemVolume(folder));
  return linuxMounts(readFileSync('/proc/mounts', 'utf8'));
}

/** Where desktops and udisks mount sticks, of everything that is mounted. `/proc/mounts` writes a space as `\040`. */
function linuxMounts(mounts: string): string[] {
  return mounts.split('\n').flatMap((line) => {
    const folder = line.split(' ')[1]?.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(parseInt(octal, 8)));
    return folder !== undefined && /^(\/run)?\/media\/|^\/mnt\/./.test(folder) ? [folder] : [];
  });
}

/** Every letter but those of old diskettes and of the system itself. */
function windowsDrives(): string[] {
  const system = (process.env.SystemDrive ?? 'C:').toUpperCase();
  const letters = Array.from('DEFGHIJKLMNOPQRSTUVWXYZC', (letter) => `${letter}:`);
  return letters
    .filter((letter) => letter !== system)
    .map((letter) => `${letter}\\`)
    .filter(existsSync);
}

/** On macOS the system's own disk is linked into /Volumes. */
const isSystemVolume = (folder: string): boolean =>
  statSync(folder, { throwIfNoEntry: false })?.dev === statSync('/').dev;

const volumes = (): string[] =>
  existsSync('/Volumes') ? readdirSync('/Volumes').map((name) => join('/Volumes', name)) : [];

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Answers with the name of the file once it is on the stick, or with why it is not. */
export async function writeToDrive(c: Context, drives: Drives, id: string, name: string, bytes: string | Uint8Array) {
  const place = drives.find(id);
  if (!place) return refuse(c, 'not-found', { message: 'The stick is not there any more.' });
  try {
    await writeForeignFile(join(place.folder, name), async (file) => ok(await file.writeFile(bytes)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = `The stick takes no files (${code ?? 'unknown'}).`;
    // Whatever else it says, it is the stick that cannot be written to: it was pulled out, or is worn.
    return refuse(c, diskFaultOf(error) ?? 'read-only', { message });
  }
  return c.json<{ file: string }, 201>({ file: name }, 201);
}
