import { join } from 'node:path';
import { folderName, type Manifest } from '../manifest.ts';
import type { Trust } from '../trust.ts';
import { type Refusal, verifyRelease } from '../verify.ts';
import { type Pointer, type PointerStep, readPointer, releasesFolder, writePointer } from './pointer.ts';

export type Activation =
  | { ok: true; manifest: Manifest; pointer: Pointer }
  | { ok: false; code: 'refused'; refusal: Refusal }
  /** Its sequence number is below that of what is shown now. */
  | { ok: false; code: 'older'; shown: number };

export interface ActivationOptions {
  dataFolder: string;
  /** Sequence number of an installed release. */
  sequence: number;
  trust: Trust;
  /** Sequence number of the built-in release, which is shown where no other is; null where there is none. */
  builtinSequence: number | null;
  /** A curator rolls back on purpose. */
  allowOlder?: boolean | undefined;
  after?: ((step: PointerStep) => void) | undefined;
}

/**
 * Makes an installed release the current one, and the current one the previous. It takes effect at the next start.
 *
 * @throws Error where the disk refuses
 */
export function activateRelease(options: ActivationOptions): Activation {
  const { dataFolder, sequence, trust, builtinSequence, allowOlder = false, after } = options;
  const name = folderName(sequence);
  const verified = verifyRelease(join(releasesFolder(dataFolder), name), trust);
  if (!verified.ok) return { ok: false, code: 'refused', refusal: verified.refusal };
  const read = readPointer(dataFolder);
  const before = read.state === 'read' ? read.pointer : null;
  const shown = before === null ? builtinSequence : Number(before.current);
  if (!allowOlder && shown !== null && verified.manifest.sequence < shown) return { ok: false, code: 'older', shown };
  const previous = before?.current === name ? before.previous : (before?.current ?? null);
  const pointer = { current: name, previous };
  writePointer(dataFolder, pointer, after);
  return { ok: true, manifest: verified.manifest, pointer };
}
