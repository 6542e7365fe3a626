import { join } from 'node:path';
import { ok, type Result } from '../../model/result.ts';
import { folderName, type Manifest } from '../manifest.ts';
import type { Trust } from '../trust/trust.ts';
import { type Refusal, type RefusalReason, refuse, verifyRelease } from '../trust/verify.ts';
import { type Pointer, type PointerStep, readPointer, releasesFolder, writePointer } from './pointer.ts';

/** `older`: its sequence number is below that of the release shown now, which is the detail. */
type Activation = Result<{ manifest: Manifest; pointer: Pointer }, Refusal<RefusalReason | 'older'>>;

interface ActivationOptions {
  dataFolder: string;
  /** Sequence number of an installed release. */
  sequence: number;
  trust: Trust;
  /** Sequence number of the built-in release, shown if no other is; null in a program without one. */
  builtinSequence: number | null;
  /** A curator rolls back on purpose. */
  allowOlder?: boolean | undefined;
  after?: ((step: PointerStep) => void) | undefined;
}

/**
 * Makes an installed release the current one, and the current one the previous. A running kiosk takes it over.
 *
 * @throws Error if the disk fails
 */
export function activateRelease(options: ActivationOptions): Activation {
  const { dataFolder, sequence, trust, builtinSequence, allowOlder = false, after } = options;
  const verified = verifyRelease(join(releasesFolder(dataFolder), folderName(sequence)), trust);
  if (!verified.ok) return verified;
  const shown = shownSequence(dataFolder, builtinSequence);
  if (!allowOlder && shown !== null && sequence < shown) return refuse('older', String(shown));
  const pointer = pointerTo(dataFolder, sequence);
  writePointer(dataFolder, pointer, after);
  return ok({ manifest: verified.value.manifest, pointer });
}

/** Sequence number of the shown release: the one the pointer names, else the built-in one. */
export function shownSequence(dataFolder: string, builtinSequence: number | null): number | null {
  const read = readPointer(dataFolder);
  return read.state === 'read' ? Number(read.pointer.current) : builtinSequence;
}

/** The pointer with another current release; the one before it becomes the previous. */
export function pointerTo(dataFolder: string, sequence: number): Pointer {
  const read = readPointer(dataFolder);
  const before = read.state === 'read' ? read.pointer : null;
  const current = folderName(sequence);
  return { current, previous: before?.current === current ? before.previous : (before?.current ?? null) };
}
