import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile, manifestFile, parseManifest } from '../../db/release/manifest.ts';
import type { OpenRelease } from '../../db/release/store/fallback.ts';
import { openReadable } from '../../db/sqlite/connection.ts';
import { defaultSettings, type Settings } from '../kiosk/settings/settings.ts';
import { createService, type Service } from '../service/service.ts';

/** The built page and the version of the program. */
export interface PageParts {
  pageFolder: string;
  version: string;
}

/** No visitor uses this page, so it does not reset and is not counted. */
const settings: Settings = { ...defaultSettings, idleSeconds: 3_600, usage: { enabled: false } };

/** A service on one release, for checks only. */
export function serviceOn(release: OpenRelease, { pageFolder, version }: PageParts): Service {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const clock = () => performance.now();
  return createService({
    releases: { served: () => ({ level: 'current', release }) },
    settings,
    pageFolder,
    version,
    log,
    clock,
  });
}

/** A service on a verified release folder. @throws Error if it cannot be read */
export function openCandidate(folder: string, parts: PageParts): { service: Service; close: () => void } {
  const manifest = parseManifest(readFileSync(join(folder, manifestFile)));
  if (manifest === null) throw new Error(`the manifest in ${folder} cannot be read`);
  const db = openReadable(join(folder, databaseFile));
  return { service: serviceOn({ manifest, folder, db }, parts), close: () => db.close() };
}
