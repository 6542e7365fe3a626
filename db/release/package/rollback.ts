import { join } from 'node:path';
import { runSliced } from '../../sqlite/time-slicing.ts';
import { folderName, type Manifest } from '../manifest.ts';
import { activateChecked, checkReleaseFolder, type ReleaseCheck } from '../store/checked-activation.ts';
import { installRelease } from '../store/install.ts';
import { installedNames } from '../store/installed.ts';
import { type Pointer, readPointer, releasesFolder } from '../store/pointer.ts';
import type { Trust } from '../trust/trust.ts';
import { verifySteps } from '../trust/verify.ts';
import { changeReleases, noteRefusal, type Outcome, PackageRefused, type ReleaseEvent } from './refusal.ts';

interface RollbackOptions {
  dataFolder: string;
  /** The built-in release is always available; null if there is none. */
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
export async function rollBack(options: RollbackOptions): Promise<Outcome<{ rolledBack: RolledBack }>> {
  const { audit, dataFolder, signal, to } = options;
  const outcome = await changeReleases(dataFolder, () => goBack(options), signal);
  return noteRefusal(outcome, audit, 'rollback', to === undefined ? '' : folderName(to));
}

async function goBack(options: RollbackOptions): Promise<Outcome<{ rolledBack: RolledBack }>> {
  const { dataFolder, trust, check, signal } = options;
  const sequence = options.to ?? sequenceBefore(options);
  const folder = join(releasesFolder(dataFolder), folderName(sequence));
  bringBuiltin(options, sequence);
  const verified = await runSliced(verifySteps(folder, trust), signal);
  if (!verified.ok) throw new PackageRefused(verified.refusal.reason, verified.refusal.detail);
  const { manifest } = verified;
  const fault = await checkReleaseFolder(folder, manifest, check);
  if (fault !== null) throw new PackageRefused('unhealthy', fault);
  signal?.throwIfAborted();
  options.audit({ action: 'rollback', subject: manifest.id, details: {} });
  const activation = await activateChecked({ dataFolder, manifest, check });
  if (!activation.ok) throw new PackageRefused('unhealthy', activation.fault);
  return { ok: true, rolledBack: { manifest, pointer: activation.pointer } };
}

/** The release before: the one that the pointer names, or else the built-in one. */
function sequenceBefore({ dataFolder, builtin }: RollbackOptions): number {
  const read = readPointer(dataFolder);
  if (read.state !== 'read') throw new PackageRefused('nothing-before');
  const { current, previous } = read.pointer;
  if (previous !== null) return Number(previous);
  if (builtin === null || folderName(builtin.sequence) === current) throw new PackageRefused('nothing-before');
  return builtin.sequence;
}

/** The built-in release becomes an installed one, so that the pointer can name it. */
function bringBuiltin({ dataFolder, builtin, trust }: RollbackOptions, sequence: number): void {
  if (builtin?.sequence !== sequence || installedNames(dataFolder).includes(folderName(sequence))) return;
  const installation = installRelease(dataFolder, builtin.folder, trust);
  if (installation.ok) return;
  if (installation.code === 'taken') throw new PackageRefused('taken', installation.name);
  throw new PackageRefused(installation.refusal.reason, installation.refusal.detail);
}
