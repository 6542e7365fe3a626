import { statSync } from 'node:fs';
import { join } from 'node:path';
import { inTurns } from '../../sqlite/time-slicing.ts';
import { databaseFile, manifestFile, signatureFile } from '../manifest.ts';
import { climb, climbing, type KnownKeys, type LadderLog, type LadderOptions, type Standing } from './fallback.ts';
import { releasesFolder } from './pointer.ts';

/** Times in milliseconds. */
export const standingTimes = {
  /** How often the files are looked at, by their size and date alone. */
  lookMs: 1_000,
  /** The first new attempt after a better rung was refused; each further one waits twice as long. */
  retryMs: 5_000,
  longestRetryMs: 5 * 60_000,
} as const;

/** Why the kiosk shows another release. */
type StepReason =
  /** The pointer, a file or the keys changed. */
  | 'changed'
  /** A better release was refused earlier and is tried again. */
  | 'retry'
  /** A route could not read the open release. */
  | 'unreadable';

/** A standing that is taken again when the ground under it changes. */
interface KeptStanding {
  current(): Standing;
  /** Looks again from the highest rung down, at once: an open release could not be read. @param detail for the log */
  climbAgain(detail: string): void;
  /** Climbs again, in short steps, where there is a reason to. To be called every `lookMs`. */
  look(): Promise<void>;
  close(): void;
}

interface KeptStandingOptions extends Omit<LadderOptions, keyof KnownKeys> {
  /** Asked at every look: a key that was trusted or revoked counts at once. Cheap. */
  keys: () => KnownKeys;
  /** A key does not count any more: what it signed is not shown a moment longer, not even to who reads it. */
  onKeyLost?: (() => void) | undefined;
}

/**
 * Keeps the kiosk on the highest rung that holds, while it runs: down when the release it stands on was deleted,
 * changed, locked or cannot be read, or its key was revoked; up again when what was refused is whole; over to another when
 * the pointer moves.
 *
 * @param monotonicMs a clock that does not jump
 * @param retire takes over a standing that can still be read, when another release became current; else it is closed
 */
export function keepStanding(
  options: KeptStandingOptions,
  monotonicMs: () => number,
  retire: (standing: Standing) => void = (standing) => standing.close(),
): KeptStanding {
  const log = withoutRepeats(options.log);
  let keys = options.keys();
  const now = (): LadderOptions => ({ ...options, ...keys, log });
  const first = beginningOf(options, keys);
  let standing = climb(now());
  let seen = groundOf(first, options, standing);
  let retryMs: number = standingTimes.retryMs;
  let retryAtMs = monotonicMs() + retryMs;
  let looking = false;

  const stepTo = (
    next: Standing,
    begun: string,
    { reason, detail }: { reason: StepReason; detail?: string },
    leave = (before: Standing) => before.close(),
  ): void => {
    const before = standing;
    standing = next;
    seen = groundOf(begun, options, standing);
    const [from, to] = [nameOf(before), nameOf(standing)];
    if (from !== to) {
      options.log.warn('ladder-step', { reason, from, to, detail });
      retryMs = standingTimes.retryMs;
      retryAtMs = monotonicMs() + retryMs;
    }
    if (before.release?.manifest.id === next.release?.manifest.id) before.close();
    else leave(before);
  };

  /** Takes over the keys of this moment; `leave`: how a standing is left, which may be of a key that is lost. */
  const begin = (): { begun: string; leave: typeof retire } => {
    const before = keys;
    keys = options.keys();
    const begun = beginningOf(options, keys);
    if (!isAnyLost(before, keys)) return { begun, leave: retire };
    options.onKeyLost?.();
    return { begun, leave: (gone) => gone.close() };
  };

  const reasonToClimb = (): StepReason | null => {
    if (groundOf(beginningOf(options, options.keys()), options, standing) !== seen) return 'changed';
    if (!standing.passedOver || monotonicMs() < retryAtMs) return null;
    retryMs = Math.min(2 * retryMs, standingTimes.longestRetryMs);
    retryAtMs = monotonicMs() + retryMs;
    return 'retry';
  };

  return {
    current: () => standing,
    climbAgain(detail) {
      const { begun } = begin();
      stepTo(climb(now()), begun, { reason: 'unreadable', detail });
    },
    async look() {
      const reason = looking ? null : reasonToClimb();
      if (reason === null) return;
      looking = true;
      const { begun, leave } = begin();
      stepTo(
        await inTurns(climbing(now())).finally(() => {
          looking = false;
        }),
        begun,
        { reason },
        leave,
      );
    },
    close: () => standing.close(),
  };
}

function isAnyLost(before: KnownKeys, after: KnownKeys): boolean {
  const { revokedKeys = [] } = before;
  return (
    before.trustedKeys.some((key) => !after.trustedKeys.includes(key)) ||
    (after.revokedKeys ?? []).some((id) => !revokedKeys.includes(id))
  );
}

const nameOf = ({ rung, release }: Standing): string => (release ? `${rung} ${release.manifest.id}` : rung);

/** What a climb goes by: the pointer and the keys. Taken before it, so that what moves while it climbs is seen after. */
function beginningOf({ dataFolder }: KeptStandingOptions, { trustedKeys, revokedKeys = [] }: KnownKeys): string {
  return [traceOf(join(releasesFolder(dataFolder), 'current')), ...trustedKeys, '-', ...revokedKeys].join('\n');
}

/** What can be seen of the ladder without reading a release: a line of text that changes when any of it does. */
function groundOf(begun: string, { builtinFolder }: KeptStandingOptions, standing: Standing): string {
  const folders = new Set([builtinFolder, ...standing.steps, ...(standing.release ? [standing.release.folder] : [])]);
  const files = [...folders].flatMap((folder) =>
    [databaseFile, manifestFile, signatureFile].map((file) => join(folder, file)),
  );
  return [begun, ...files.map(traceOf)].join('\n');
}

function traceOf(path: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(path);
    return `${path} ${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    return `${path} ${(error as NodeJS.ErrnoException).code}`;
  }
}

/** The same refusal, heard at every new attempt, is written once, until something else is. */
function withoutRepeats(log: LadderLog): LadderLog {
  const last = new Map<string, string>();
  const once =
    (level: keyof LadderLog) =>
    (event: string, details: Record<string, string | number | null> = {}): void => {
      const text = JSON.stringify(details);
      const key = `${event} ${details.rung ?? ''}`;
      if (last.get(key) === text) return;
      // A rung that held again makes its next refusal news.
      if (event === 'release-opened') last.delete(`release-refused ${details.rung ?? ''}`);
      last.set(key, text);
      log[level](event, details);
    };
  return { info: once('info'), warn: once('warn') };
}
