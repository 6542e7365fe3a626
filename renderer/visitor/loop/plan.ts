import type { LoopNow, Playlist, SceneKind } from '../../../db/model/api/loop.ts';
import { type Language, timelineYears } from '../../../db/model/vocabulary.ts';
import { seedOf } from '../figures/tally.ts';

/** One turn of the endless loop: a scene, in one language or in two side by side. */
interface Turn {
  key: string;
  languages: Language[];
}

export interface Plan {
  /** The turn at an index from 0. Null: the release has no scene for the playlist. */
  at(index: number): Turn | null;
}

type Item = Playlist['scenes'][number];

/**
 * The order of a day: the same day, playlist and release give the same order on every display. Each kind comes as
 * often as its weight says and in every language; within a kind no scene repeats before all have been shown.
 *
 * @param keys of all scenes, such as `camp karlag`
 */
export function planOf(
  { day, playlist, languages }: Omit<LoopNow, 'glass' | 'silence'>,
  keys: readonly string[],
): Plan {
  const seed = seedOf(`${day} ${playlist.id}`);
  const stocked = playlist.scenes.map((item) => ({ item, deck: deckOf(poolOf(item, keys), seed) }));
  const items = stocked.filter(({ deck }) => deck.size > 0);
  const cycle = cycleOf(
    items.map(({ item }) => item.weight),
    playlist.order,
  );
  // Without the drift, a cycle that is a multiple of the languages would show each kind in one language only.
  const drift = cycle.length % languages.length === 0 ? 1 : 0;
  const turns: Turn[] = [];
  const next = (): void => {
    const index = turns.length;
    const round = Math.floor(index / cycle.length);
    const place = cycle[(index + drift * round) % cycle.length] ?? 0;
    const key = items[place]?.deck.next(turns.at(-1)?.key) ?? '';
    turns.push({ key, languages: spokenAt(index, languages, playlist.languages) });
  };
  return {
    at: (index) => {
      if (cycle.length === 0 || languages.length === 0) return null;
      while (turns.length <= index) next();
      return turns[index] ?? null;
    },
  };
}

export const kindOf = (key: string): SceneKind => key.split(' ')[0] as SceneKind;

function poolOf({ kind, only }: Item, keys: readonly string[]): string[] {
  const pool = keys.filter((key) => kindOf(key) === kind);
  return (only ? pool.filter((key) => only.includes(key)) : pool).toSorted();
}

function spokenAt(index: number, languages: readonly Language[], how: Playlist['languages']): Language[] {
  const at = (place: number) => languages[place % languages.length] as Language;
  return how === 'pairs' && languages.length > 1 ? [at(index), at(index + 1)] : [at(index)];
}

/** Places of the items in one round. Mixed: as even as the weights allow (smooth weighted round robin). */
function cycleOf(weights: readonly number[], order: Playlist['order']): number[] {
  if (order === 'given') return weights.flatMap((weight, place) => Array.from({ length: weight }, () => place));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const credit = weights.map(() => 0);
  return Array.from({ length: total }, () => {
    for (const [place, weight] of weights.entries()) credit[place] = (credit[place] ?? 0) + weight;
    const best = credit.indexOf(Math.max(...credit));
    credit[best] = (credit[best] ?? 0) - total;
    return best;
  });
}

/** A shuffled deck that is reshuffled when empty. `before`: the scene shown last, which does not come again at once. */
function deckOf(pool: readonly string[], seed: number) {
  let pile: string[] = [];
  let round = 0;
  return {
    size: pool.length,
    next: (before: string | undefined): string => {
      if (pile.length === 0) pile = shuffled(pool, seedOf(`${seed} ${pool[0]} ${round++}`));
      if (pile.length === 1 && pile[0] === before)
        pile.push(...shuffled(pool, seedOf(`${seed} ${pool[0]} ${round++}`)));
      const first = pile.findIndex((key) => key !== before);
      return pile.splice(Math.max(first, 0), 1)[0] ?? '';
    },
  };
}

function shuffled(keys: readonly string[], seed: number): string[] {
  return keys
    .map((key) => ({ key, rank: seedOf(`${seed} ${key}`) }))
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key);
}

/** How long the map shows each year. */
export const yearMs = 1_500;
/** How long it shows the first year, and the last. */
export const restMs = 3_000;
/** Fade in and fade out of a scene, in which no text can be read. */
export const fadesMs = 2_000;

/** How long a scene shows, so that it can be read without haste. `characters`: of one language. */
export function sceneMs(kind: SceneKind, characters: number, playlist: Playlist): number {
  const readingMs = (characters / playlist.charactersPerSecond) * 1000;
  const runMs = kind === 'years' ? (timelineYears.last - timelineYears.first) * yearMs + 2 * restMs : 0;
  return Math.max(playlist.shortestSeconds * 1000, readingMs, runMs) + fadesMs;
}
