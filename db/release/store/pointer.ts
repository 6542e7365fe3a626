import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { moveDurably, syncFolder, writeDurably } from '../../sqlite/durable.ts';

/** Folder name of an installed release: `0007`. It is all that a pointer can name, so no pointer leads elsewhere. */
export const releaseNameSchema = v.pipe(v.string(), v.regex(/^\d{4,9}$/));

const pointerSchema = v.strictObject({
  current: releaseNameSchema,
  previous: v.nullable(releaseNameSchema),
});

/** Which installed release is shown, and which one before it: one file, so that both move at the same instant. */
export type Pointer = v.InferOutput<typeof pointerSchema>;

export type PointerRead = { state: 'absent' } | { state: 'unreadable' } | { state: 'read'; pointer: Pointer };

export const releasesFolder = (dataFolder: string): string => join(dataFolder, 'releases');

/** Steps of moving the pointer, in order; a test ends the process after each of them. */
export type PointerStep = 'pointer-written' | 'pointer-moved';

const pointerFile = 'current';

/** Never throws: an unreadable pointer makes the fallback chain skip the installed releases. */
export function readPointer(dataFolder: string): PointerRead {
  try {
    const text = readFileSync(join(releasesFolder(dataFolder), pointerFile), 'utf8');
    const result = v.safeParse(pointerSchema, JSON.parse(text));
    return result.success ? { state: 'read', pointer: result.output } : { state: 'unreadable' };
  } catch (error) {
    return { state: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'unreadable' };
  }
}

/** Moves the pointer: a power cut at any instant leaves the old one or the new one. @throws Error if the disk fails */
export function writePointer(
  dataFolder: string,
  pointer: Pointer,
  after: (step: PointerStep) => void = () => {},
): void {
  const folder = releasesFolder(dataFolder);
  const next = join(folder, `.${pointerFile}-next`);
  writeDurably(next, `${JSON.stringify(pointer)}\n`);
  after('pointer-written');
  moveDurably(next, join(folder, pointerFile));
  after('pointer-moved');
}

/** Puts back what was read before. A pointer that could not be read named nothing, and goes. @throws Error if the disk fails */
export function restorePointer(dataFolder: string, before: PointerRead): void {
  if (before.state === 'read') {
    writePointer(dataFolder, before.pointer);
  } else {
    rmSync(join(releasesFolder(dataFolder), pointerFile), { force: true });
    syncFolder(releasesFolder(dataFolder));
  }
}
