import { join } from 'node:path';
import { ok } from '../../model/result.ts';
import { runSliced } from '../../sqlite/time-slicing.ts';
import { folderName, type Manifest } from '../manifest.ts';
import { activateChecked, checkReleaseFolder, type ReleaseCheck } from '../store/checked-activation.ts';
import { installRelease } from '../store/install.ts';
import { installedNames } from '../store/installed.ts';
import { type Pointer, readPointer, releasesFolder } from '../store/pointer.ts';
import type { Trust } from '../trust/trust.ts';
import { refuse, verifySteps } from '../trust/verify.ts';
import { auditRefusal, changeReleases, type PackageResult, type ReleaseEvent } from './refusal.ts';

interface RollbackOptions {
  dataFolder: string;
  /** The built-in release is always available; null in a program without one. */
  builtin: { folder: string; sequence: number } | null;
  trust: Trust;
  /** Sequence number of an installed release; default: the previous one. */
  to?: number | undefined;
  check: ReleaseCheck;
  /** Called before the pointer moves and for every refusal; if it throws, the work stops. */
  audit: (event: ReleaseEvent) => void;
  signal?: AbortSignal | undefined;
}

interface RolledBack {
  manifest: Manifest;
  pointer: Pointer;
}

/** Makes an installed release the current one, whatever its number, after the same checks as an installation. */
export async function rollBack(options: RollbackOptions): Promise<PackageResult<RolledBack>> {
  const { audit, dataFolder, signal, to } = options;
  const outcome = await changeReleases(dataFolder, () => goBack(options), signal);
  return auditRefusal(outcome, audit, 'rollback', to === undefined ? '' : folderName(to));
}

async function goBack(options: RollbackOptions): Promise<PackageResult<RolledBack>> {
  const { dataFolder, trust, check, signal } = options;
  const sequence = options.to ?? sequenceBefore(options);
  if (sequence === null) return refuse('nothing-before');
  const folder = join(releasesFolder(dataFolder), folderName(sequence));
  const brought = bringBuiltin(options, sequence);
  if (!brought.ok) return brought;
  const verified = await runSliced(verifySteps(folder, trust), signal);
  if (!verified.ok) return verified;
  const { manifest } = verified.value;
  const fault = await checkReleaseFolder(folder, manifest, check);
  if (fault !== null) return refuse('unhealthy', fault);
  signal?.throwIfAborted();
  options.audit({ action: 'rollback', subject: manifest.id, details: {} });
  const activation = await activateChecked({ dataFolder, manifest, check });
  return activation.ok ? ok({ manifest, pointer: activation.value }) : activation;
}

/** The release before: the one that the pointer names, or else the built-in one. */
function sequenceBefore({ dataFolder, builtin }: RollbackOptions): number | null {
  const read = readPointer(dataFolder);
  if (read.state !== 'read') return null;
  const { current, previous } = read.pointer;
  if (previous !== null) return Number(previous);
  return builtin === null || folderName(builtin.sequence) === current ? null : builtin.sequence;
}

/** Installs the built-in release if it is the one asked for, so that the pointer can name it. */
function bringBuiltin({ dataFolder, builtin, trust }: RollbackOptions, sequence: number): PackageResult<unknown> {
  if (builtin?.sequence !== sequence || installedNames(dataFolder).includes(folderName(sequence))) return ok(null);
  return installRelease(dataFolder, builtin.folder, trust);
}
