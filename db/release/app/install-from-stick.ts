import { basename, join } from 'node:path';
import { isOlderVersion } from '../manifest.ts';
import { auditRefusal, type PackageRefusal } from '../package/refusal.ts';
import { type AppInstallOptions, installApp } from './install.ts';
import { type AppManifest, appPlatform } from './manifest.ts';
import { openApp } from './pack.ts';
import { readAppState } from './store.ts';

interface AppStickOptions extends Omit<AppInstallOptions, 'byHand'> {
  folder: string;
  /** Names of the packages in it. */
  files: readonly string[];
  /** Names of those that were not tried yet. */
  fresh: readonly string[];
}

/** The result for one package of a program; `version` is empty where its signature is not valid. */
export interface AppStickOutcome {
  file: string;
  version: string;
  outcome: { is: 'installed' } | { is: 'shown-already' } | { is: 'refused'; refusal: PackageRefusal };
}

/** Installs the newest version on a stick that is for this system. Only validly signed packages compete. */
export async function installAppFromStick(options: AppStickOptions): Promise<AppStickOutcome[]> {
  const { folder, files, fresh, trust, audit } = options;
  const results: AppStickOutcome[] = [];
  const sealed: { file: string; manifest: AppManifest }[] = [];
  for (const file of files) {
    const opened = await openApp(join(folder, file), trust);
    if (opened.ok) {
      sealed.push({ file, manifest: opened.value.manifest });
      await opened.value.file.close();
    } else if (fresh.includes(file)) {
      auditRefusal(opened, audit, 'install', basename(file));
      results.push({ file, version: '', outcome: { is: 'refused', refusal: opened.error } });
    }
  }
  // A stick may carry versions for several systems.
  const fitting = sealed.filter(({ manifest }) => manifest.platform === appPlatform);
  const newest = (fitting.length > 0 ? fitting : sealed).toSorted((a, b) =>
    isOlderVersion(a.manifest.app, b.manifest.app) ? 1 : -1,
  )[0];
  if (newest && fresh.includes(newest.file)) results.push(await take(newest, options));
  return results;
}

async function take(
  { file, manifest }: { file: string; manifest: AppManifest },
  options: AppStickOptions,
): Promise<AppStickOutcome> {
  const { dataFolder, system, folder } = options;
  const version = manifest.app;
  if (version === system || version === readAppState(dataFolder).current)
    return { file, version, outcome: { is: 'shown-already' } };
  const outcome = await installApp({ ...options, file: join(folder, file) });
  return { file, version, outcome: outcome.ok ? { is: 'installed' } : { is: 'refused', refusal: outcome.error } };
}
