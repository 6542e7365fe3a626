import { builtinReleaseFolder } from '../../db/release/build/release.ts';
import { type PublicKey, parsePublicKeys } from '../../db/release/trust/keys.ts';
import { type Trust, trustBuiltin, trustInstalled } from '../../db/release/trust/trust.ts';
import { verifyRelease } from '../../db/release/trust/verify.ts';
import { appFolder } from '../kiosk/app-folder.ts';
import { defaultDataFolder, readSettings, type Settings } from '../kiosk/settings/settings.ts';
import type { Log } from '../service/http/log.ts';

/** What the commands about releases work on. */
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

/** The data folder where nobody names one. */
export const usualDataFolder = (): string => defaultDataFolder(process.platform, process.env);

/** A command writes no log file; what is wrong with the settings is said at once. */
const terminalLog: Log = {
  info: () => {},
  warn: (event, details) => process.stderr.write(`esimde: ${event} ${JSON.stringify(details)}\n`),
  error: (event, details) => process.stderr.write(`esimde: ${event} ${JSON.stringify(details)}\n`),
};

/** Sequence number of the release that is shown where no other is; null where the program carries none. */
export function builtinSequenceOf({ builtinFolder, keys }: Places): number | null {
  const verified = verifyRelease(builtinFolder, trustBuiltin(keys));
  return verified.ok ? verified.manifest.sequence : null;
}
