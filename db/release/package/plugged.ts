import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Manifest, manifestFile, parseManifest } from '../manifest.ts';
import { shownSequence } from '../store/activate.ts';
import { readPointer, releasesFolder } from '../store/pointer.ts';
import { type Installed, type InstallOptions, installPackage } from './install.ts';
import { openPackage } from './read.ts';
import { noteRefusal, type Outcome, type PackageRefusal, PackageRefused } from './refusal.ts';

export interface PluggedOptions extends Omit<InstallOptions, 'file' | 'allowOlder'> {
  folder: string;
  /** Names of the packages in it. */
  files: readonly string[];
  /** Names of those that were not tried yet. */
  fresh: readonly string[];
  /** Id of the built-in release. */
  builtinId: string | null;
  /** What was done last was to go back on purpose: then nothing but a person goes forward again. */
  wentBack: boolean;
}

/** What came of one package. */
export interface Plugged {
  file: string;
  /** Null where its seal is not good. */
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
 * Installs the newest package of a stick, if it is newer than what is shown. Newest is the highest number under a good
 * seal, so an unsigned file does not hide another. Of the rest only files without a good seal are reported.
 */
export async function installPlugged(options: PluggedOptions): Promise<Plugged[]> {
  const { folder, files, fresh, audit } = options;
  const results: Plugged[] = [];
  let newest: Sealed | null = null;
  for (const file of files) {
    const read = await readSeal(join(folder, file), options);
    if (read.ok && read.manifest.sequence >= (newest?.manifest.sequence ?? 0))
      newest = { file, manifest: read.manifest };
    if (read.ok || !fresh.includes(file)) continue;
    noteRefusal(read, audit, 'install', basename(file));
    results.push({ file, sequence: null, outcome: { is: 'refused', refusal: read.refusal } });
  }
  if (newest !== null && fresh.includes(newest.file)) results.push(await take(newest, options));
  return results;
}

async function readSeal(path: string, { trust }: PluggedOptions): Promise<Outcome<{ manifest: Manifest }>> {
  try {
    const { file, manifest } = await openPackage(path, trust);
    await file.close();
    return { ok: true, manifest };
  } catch (error) {
    if (error instanceof PackageRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function take({ file, manifest }: Sealed, options: PluggedOptions): Promise<Plugged> {
  const { dataFolder, builtinSequence, wentBack, folder, audit } = options;
  const { sequence, id } = manifest;
  if (shownId(options) === id) return { file, sequence, outcome: { is: 'shown-already' } };
  const shown = shownSequence(dataFolder, builtinSequence) ?? 0;
  const behind = sequence === shown ? 'taken' : 'older';
  const obstacle = sequence <= shown ? behind : wentBack ? 'went-back' : null;
  const outcome =
    obstacle === null
      ? await installPackage({ ...options, file: join(folder, file) })
      : noteRefusal({ ok: false, refusal: { reason: obstacle, detail: String(shown) } }, audit, 'install', file);
  if (!outcome.ok) return { file, sequence, outcome: { is: 'refused', refusal: outcome.refusal } };
  return { file, sequence, outcome: { is: 'installed', installed: outcome.installed } };
}

/** Id of what the pointer names; without one the built-in release is shown. */
function shownId({ dataFolder, builtinId }: PluggedOptions): string | null {
  const read = readPointer(dataFolder);
  if (read.state !== 'read') return builtinId;
  try {
    const bytes = readFileSync(join(releasesFolder(dataFolder), read.pointer.current, manifestFile));
    return parseManifest(bytes)?.id ?? null;
  } catch {
    return null;
  }
}
