import { readFileSync, statSync } from 'node:fs';
import type { KnownKeys } from '../../../db/release/store/fallback.ts';
import type { Log } from '../../service/http/log.ts';
import { parseSettings, type Settings, settingsFile } from './settings.ts';

/**
 * The keys of the settings file as it stands now: `esimde keys trust` and `revoke` count without a restart. The file is
 * read again when its size or date changed. While somebody is in the middle of writing it, or made a mistake in it, the keys
 * are those of before: a kiosk must not fall to another release for half a word.
 *
 * @param first what the file said at the start
 */
export function followKeys(dataFolder: string, first: Settings, log: Log): () => Required<KnownKeys> {
  let known: Required<KnownKeys> = keysOf(first);
  let seen = traceOf(dataFolder);
  return () => {
    const trace = traceOf(dataFolder);
    if (trace === seen) return known;
    seen = trace;
    const settings = readWhole(dataFolder, log);
    if (settings !== null) known = keysOf(settings);
    return known;
  };
}

const keysOf = ({ trustedKeys, revokedKeys }: Settings): Required<KnownKeys> => ({ trustedKeys, revokedKeys });

function traceOf(dataFolder: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(settingsFile(dataFolder));
    return `${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    return `${(error as NodeJS.ErrnoException).code}`;
  }
}

/** Null where the file is not whole. A file that is gone is one: all defaults. */
function readWhole(dataFolder: string, log: Log): Settings | null {
  const file = settingsFile(dataFolder);
  let text = '{}';
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') return null;
  }
  const { settings, faults } = parseSettings(text);
  const [fault] = faults;
  if (fault === undefined) return settings;
  log.warn('settings-invalid', { file, ...fault });
  return null;
}
