import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOlderVersion, manifestFile } from '../manifest.ts';
import type { Trust } from '../trust/trust.ts';
import { type AppFailure, type AppState, appFolderOf, readAppState, verifyApp, writeAppState } from './store.ts';

/** A version on trial that was started so often without showing the kiosk is left. */
export const maxTrialStarts = 3;

/** The version to start. */
export interface AppChoice {
  folder: string;
  version: string;
  /** Null: it has shown the kiosk before, or nothing is shown now. */
  trial: 'begun' | null;
  /** What was passed over, for the log. */
  passed: string[];
}

interface ChooseOptions {
  dataFolder: string;
  /** The installed program, which only an administrator changes. */
  system: { folder: string; version: string };
  trust: Trust;
  /** Whether the kiosk is shown: a start counts for a version on trial. */
  isStart: boolean;
}

/**
 * The newest version that may start: the current one, else the one before, else the installed program, which is also taken
 * when it is newer. The signature and every file of another version are checked each time, because the kiosk's account can write there.
 */
export function chooseApp({ dataFolder, system, trust, isStart }: ChooseOptions): AppChoice {
  const passed: string[] = [];
  let state = readAppState(dataFolder);
  if (isStart && isSpent(state)) {
    passed.push(`${state.current}: it did not come up`);
    state = leaveApp(dataFolder, 'crashed') ?? { ...state, current: state.previous, previous: null, trial: null };
  }
  for (const version of [state.current, state.previous]) {
    if (version === null || !isOlderVersion(system.version, version)) continue;
    const folder = appFolderOf(dataFolder, version);
    const verified = verifyApp(folder, trust);
    if (!verified.ok || verified.value.manifest.app !== version) {
      passed.push(
        `${version}: ${verified.ok ? 'it is another version' : `${verified.error.reason} ${verified.error.detail}`.trim()}`,
      );
      continue;
    }
    if (version !== state.current || state.trial === null || !isStart) return { folder, version, trial: null, passed };
    // A start that cannot be counted could be repeated for ever.
    if (countStart(dataFolder, state, 1)) return { folder, version, trial: 'begun', passed };
    passed.push(`${version}: its start cannot be noted`);
  }
  return { ...system, trial: null, passed };
}

const isSpent = ({ trial }: AppState): boolean => trial !== null && trial.starts >= maxTrialStarts;

function countStart(dataFolder: string, state: AppState, more: 1 | -1): boolean {
  if (state.trial === null) return true;
  try {
    writeAppState(dataFolder, { ...state, trial: { starts: Math.max(0, state.trial.starts + more) } });
    return true;
  } catch {
    return false;
  }
}

/** A start that ended in order, such as by staff, says nothing against a version. */
export const takeStartBack = (dataFolder: string): void => void countStart(dataFolder, readAppState(dataFolder), -1);

/**
 * Leaves the current version for the one before it, and remembers why.
 *
 * @returns null where the disk refuses
 */
export function leaveApp(dataFolder: string, reason: AppFailure): AppState | null {
  const { current, previous, failed } = readAppState(dataFolder);
  const left = current === null ? failed : { version: current, manifest: hashOf(dataFolder, current), reason };
  const state: AppState = { current: previous, previous: null, trial: null, failed: left };
  try {
    writeAppState(dataFolder, state);
    return state;
  } catch {
    return null;
  }
}

function hashOf(dataFolder: string, version: string): string {
  try {
    const bytes = readFileSync(join(appFolderOf(dataFolder, version), manifestFile));
    return createHash('sha256').update(bytes).digest('hex');
  } catch {
    return '';
  }
}
