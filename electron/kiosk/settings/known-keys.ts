import { statSync } from 'node:fs';
import type { KnownKeys } from '../../../db/release/store/fallback.ts';
import type { Log } from '../../service/http/log.ts';
import { readSettingsFiles, type Settings, settingsFiles } from './settings.ts';

/**
 * The keys of the current settings file, so that `esimde keys trust` and `revoke` apply without a restart. The file is
 * read again when its size or date changes. If it is being written or is not valid, the previous keys remain: a kiosk
 * must not fall back to another release because of a typing error.
 *
 * @param first the settings at the start
 */
export function followKeys(dataFolder: string, first: Settings, log: Log): () => Required<KnownKeys> {
  let known: Required<KnownKeys> = keysOf(first);
  let seen = versionOf(dataFolder);
  return () => {
    const version = versionOf(dataFolder);
    if (version === seen) return known;
    seen = version;
    const settings = readValid(dataFolder, log);
    if (settings !== null) known = keysOf(settings);
    return known;
  };
}

const keysOf = ({ trustedKeys, revokedKeys }: Settings): Required<KnownKeys> => ({ trustedKeys, revokedKeys });

const versionOf = (dataFolder: string): string => settingsFiles(dataFolder).map(versionOfFile).join();

function versionOfFile(file: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(file);
    return `${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    return `${(error as NodeJS.ErrnoException).code}`;
  }
}

/** Null if a file is not valid. A missing file is valid: all defaults. */
function readValid(dataFolder: string, log: Log): Settings | null {
  const { settings, faults, unreadable } = readSettingsFiles(dataFolder);
  const [fault] = faults;
  if (fault !== undefined) log.warn('settings-invalid', { ...fault });
  return faults.length + unreadable.length > 0 ? null : settings;
}
