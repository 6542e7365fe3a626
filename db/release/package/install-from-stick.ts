import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Manifest, manifestFile, parseManifest } from '../manifest.ts';
import { shownSequence } from '../store/activate.ts';
import { readPointer, releasesFolder } from '../store/pointer.ts';
import { refuse } from '../trust/verify.ts';
import { type Installed, type InstallOptions, installPackage } from './install.ts';
import { openPackage } from './read.ts';
import { auditRefusal, type PackageRefusal } from './refusal.ts';

export interface StickInstallOptions extends Omit<InstallOptions, 'file' | 'allowOlder'> {
  folder: string;
  /** Names of the packages in it. */
  files: readonly string[];
  /** Names of those that were not tried yet. */
  fresh: readonly string[];
  /** Id of the built-in release. */
  builtinId: string | null;
  /** The last change was a rollback by a person: then only a person installs a newer release. */
  wentBack: boolean;
}

/** The result for one package. */
export interface StickOutcome {
  file: string;
  /** Null where its signature is not valid. */
  sequence: number | null;
  outcome:
    | { is: 'installed'; installed: Installed }
    | { is: 'shown-already' }
    | { is: 'refused'; refusal: PackageRefusal };
}

interface Sealed {
  file: string;
  manifest: Manifest;
}

/**
 * Installs the newest package of a stick, if it is newer than the shown release. Only validly signed packages compete, so an
 * unsigned file does not hide another. Of the others only files without a valid signature are reported.
 */
export async function installFromStick(options: StickInstallOptions): Promise<StickOutcome[]> {
  const { folder, files, fresh, audit, trust } = options;
  const results: StickOutcome[] = [];
  let newest: Sealed | null = null;
  for (const file of files) {
    const opened = await openPackage(join(folder, file), trust);
    if (opened.ok) {
      const { manifest } = opened.value;
      await opened.value.file.close();
      if (manifest.sequence >= (newest?.manifest.sequence ?? 0)) newest = { file, manifest };
    } else if (fresh.includes(file)) {
      auditRefusal(opened, audit, 'install', basename(file));
      results.push({ file, sequence: null, outcome: { is: 'refused', refusal: opened.error } });
    }
  }
  if (newest !== null && fresh.includes(newest.file)) results.push(await take(newest, options));
  return results;
}

async function take({ file, manifest }: Sealed, options: StickInstallOptions): Promise<StickOutcome> {
  const { dataFolder, builtinSequence, wentBack, folder, audit } = options;
  const { sequence, id } = manifest;
  if (shownId(options) === id) return { file, sequence, outcome: { is: 'shown-already' } };
  const shown = shownSequence(dataFolder, builtinSequence) ?? 0;
  const behind = sequence === shown ? 'taken' : 'older';
  const obstacle = sequence <= shown ? behind : wentBack ? 'went-back' : null;
  const outcome =
    obstacle === null
      ? await installPackage({ ...options, file: join(folder, file) })
      : auditRefusal<Installed>(refuse(obstacle, String(shown)), audit, 'install', file);
  if (!outcome.ok) return { file, sequence, outcome: { is: 'refused', refusal: outcome.error } };
  return { file, sequence, outcome: { is: 'installed', installed: outcome.value } };
}

/** Id of the current release; without a pointer, of the built-in one. */
export function shownId({
  dataFolder,
  builtinId,
}: Pick<StickInstallOptions, 'dataFolder' | 'builtinId'>): string | null {
  const read = readPointer(dataFolder);
  if (read.state !== 'read') return builtinId;
  try {
    const bytes = readFileSync(join(releasesFolder(dataFolder), read.pointer.current, manifestFile));
    return parseManifest(bytes)?.id ?? null;
  } catch {
    return null;
  }
}
