import type { Playlist, SceneKind } from '../../../db/model/api/loop.ts';
import { timelineYears } from '../../../db/model/vocabulary.ts';

/** How long each year of the map stands, milliseconds. */
export const yearMs = 1_500;
/** The first and the last year stand longer. */
export const restMs = 3_000;
/** A scene fades in and out; nobody reads meanwhile. */
export const fadesMs = 2_000;

/** How long a scene stands: for as long as it takes to be read without haste. `characters`: of one language. */
export function sceneMs(kind: SceneKind, characters: number, playlist: Playlist): number {
  const readingMs = (characters / playlist.charactersPerSecond) * 1000;
  const runMs = kind === 'years' ? (timelineYears.last - timelineYears.first) * yearMs + 2 * restMs : 0;
  return Math.max(playlist.shortestSeconds * 1000, readingMs, runMs) + fadesMs;
}
