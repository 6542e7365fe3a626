import { join } from 'node:path';
import { builtinReleaseFolder } from '../db/release/builtin-folder.ts';
import { climb } from '../db/release/ladder.ts';
import { appVersion } from './app-folder.ts';
import type { Log } from './service/log.ts';
import { createService, type Service } from './service/service.ts';
import { readSettings } from './service/settings.ts';

export interface KioskOptions {
  /** The folder of the program, as `appFolder` has it. */
  appFolder: string;
  dataFolder: string;
  log: Log;
}

/** What both hosts show: the service on the release that the ladder found. */
export interface Kiosk {
  service: Service;
  /** Closes the release. */
  close(): void;
}

/** Reads the settings, climbs the ladder, sets up the service. Nothing but a bug throws: the last rung needs nothing. */
export function openKiosk({ appFolder, dataFolder, log }: KioskOptions): Kiosk {
  const settings = readSettings(dataFolder, log);
  const { trustedKeys } = settings;
  const standing = climb({ dataFolder, builtinFolder: builtinReleaseFolder(unpacked(appFolder)), trustedKeys, log });
  const service = createService({
    served: () => standing,
    settings,
    pageFolder: join(appFolder, 'dist', 'renderer'),
    version: appVersion(appFolder),
    log,
    clock: () => performance.now(),
  });
  return { service, close: () => standing.close() };
}

/** In a package the release stands beside the archive, since SQLite cannot look into it. */
const unpacked = (folder: string): string => folder.replace(/app\.asar$/, 'app.asar.unpacked');
