import type { Playlist, SceneKind } from './api/loop.ts';

export type Pace = Pick<Playlist, 'charactersPerSecond' | 'shortestSeconds'>;

/** Fade in and fade out of a scene, in which no text can be read. */
export const fadesMs = 2_000;
/** How long the map runs through the years. */
export const yearsMs = 40_000;
/** How long the reading shows each name of a list, and how many there are in a scene. */
export const entryMs = 9_000;
export const entriesOfScene = 3;
/** A language shows at least so long; and again after at most half a minute. */
const minSpokenMs = 7_000;
const maxSpokenMs = 13_000;
/** Over the years each language comes twice. */
const roundsOfYears = 2;

/** How long a scene shows each language, so that it can be read without haste. `characters`: of the longest language. */
export function spokenMs(kind: SceneKind, characters: number, languages: number, pace: Pace): number {
  if (kind === 'years') return yearsMs / roundsOfYears / languages;
  if (kind === 'entries') return entryMs;
  const readingMs = (characters / pace.charactersPerSecond) * 1000;
  const shortestMs = (pace.shortestSeconds * 1000) / languages;
  const ms = Math.max(minSpokenMs, shortestMs, readingMs);
  return languages > 1 ? Math.max(shortestMs, Math.min(maxSpokenMs, ms)) : ms;
}

export function sceneMs(kind: SceneKind, characters: number, languages: number, pace: Pace): number {
  if (kind === 'years') return yearsMs + fadesMs;
  if (kind === 'entries') return entriesOfScene * entryMs + fadesMs / 2;
  return spokenMs(kind, characters, languages, pace) * languages + fadesMs;
}
