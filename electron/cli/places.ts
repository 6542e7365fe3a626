import { builtinReleaseFolder } from '../../db/release/build/release.ts';
import { lockReleases } from '../../db/release/store/locks.ts';
import { type PublicKey, parsePublicKeys } from '../../db/release/trust/keys.ts';
import { type Trust, trustBuiltin, trustInstalled } from '../../db/release/trust/trust.ts';
import { verifyRelease } from '../../db/release/trust/verify.ts';
import { appFolder } from '../kiosk/app-folder.ts';
import { readSettings, type Settings } from '../kiosk/settings/settings.ts';
import type { Log } from '../service/http/log.ts';
import { writing } from './command.ts';
import { refused } from './refused.ts';

/** The folders, settings and keys of one kiosk. */
export interface Places {
  dataFolder: string;
  builtinFolder: string;
  settings: Settings;
  keys: PublicKey[];
  trust: Trust;
}

export function placesOf(dataFolder: string): Places {
  const builtinFolder = builtinReleaseFolder(appFolder());
  const settings = readSettings(dataFolder, terminalLog);
  const { keys } = parsePublicKeys(settings.trustedKeys);
  return {
    dataFolder,
    builtinFolder,
    settings,
    keys,
    trust: trustInstalled(keys, builtinFolder, settings.revokedKeys),
  };
}

/** Prints faults of the settings to stderr: commands write no log file. */
const terminalLog: Log = {
  info: () => {},
  warn: (event, details) => process.stderr.write(`esimde: ${event} ${JSON.stringify(details)}\n`),
  error: (event, details) => process.stderr.write(`esimde: ${event} ${JSON.stringify(details)}\n`),
};

/** Sequence number of the built-in release; null where the program carries none. */
export function builtinSequenceOf({ builtinFolder, keys }: Places): number | null {
  const verified = verifyRelease(builtinFolder, trustBuiltin(keys));
  return verified.ok ? verified.value.manifest.sequence : null;
}

/** Runs `work` while no other program can change the releases. @throws {CommandRefused} where another one does */
export function whileLocked<T>(dataFolder: string, work: () => T): T {
  const lock = writing(`the folder of releases in ${dataFolder}`, () => lockReleases(dataFolder));
  if (!lock.ok) throw refused('busy.releases');
  try {
    return work();
  } finally {
    lock.value();
  }
}
