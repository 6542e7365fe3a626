import type { LoopNow, Playlist, SceneKind } from '../../../db/model/api/loop.ts';
import { seedOf } from '../figures/tally.ts';

/** A scene as the plan needs it. */
export interface PlannedScene {
  /** Such as `camp karlag`. */
  key: string;
  /** How long it shows. */
  ms: number;
  /** Comes before the others of its kind. */
  isFirst?: boolean;
}

export interface Plan {
  /** Key of the scene of a turn, from 0. Null: the release has no scene. */
  at(index: number): string | null;
}

type Item = Playlist['scenes'][number];

/**
 * The order of a day: the same day, playlist and scenes give the same order on every display. Each kind has its share of the
 * time; within a kind no scene repeats before all have been shown.
 */
export function planOf({ day, playlist }: Pick<LoopNow, 'day' | 'playlist'>, scenes: readonly PlannedScene[]): Plan {
  const seed = seedOf(`${day} ${playlist.id}`);
  const items = stockOf(playlist.scenes, scenes, seed);
  const durations = new Map(scenes.map(({ key, ms }) => [key, ms]));
  const next = playlist.order === 'given' ? inGivenOrder(items) : byShareOfTime;
  const turns: string[] = [];
  const add = (): void => {
    const before = turns.at(-1);
    const others = items.filter(({ deck }) => deck.only !== before || isReading(before));
    const item = next(others.length > 0 ? others : items);
    const key = item.deck.next(before);
    item.shownMs += durations.get(key) ?? 0;
    turns.push(key);
  };
  return {
    at: (index) => {
      if (items.length === 0) return null;
      while (turns.length <= index) add();
      return turns[index] ?? null;
    },
  };
}

/** The reading of names goes on with other names, and so may come several times in a row. */
export const isReading = (key: string | null | undefined): boolean => key === 'entries';

export const kindOf = (key: string): SceneKind => key.split(' ')[0] as SceneKind;

interface Stocked {
  weight: number;
  deck: ReturnType<typeof deckOf>;
  shownMs: number;
  /** Of one scene. */
  meanMs: number;
}

/** Where the release has nothing for a playlist, whatever it has: the screen is never empty. */
function stockOf(wanted: readonly Item[], scenes: readonly PlannedScene[], seed: number): Stocked[] {
  const stocked = (item: Item): Stocked[] => {
    const pool = poolOf(item, scenes);
    const meanMs = pool.reduce((sum, { ms }) => sum + ms, 0) / pool.length;
    return pool.length === 0 ? [] : [{ weight: item.weight, deck: deckOf(pool, seed), shownMs: 0, meanMs }];
  };
  const found = wanted.flatMap(stocked);
  if (found.length > 0) return found;
  return [...new Set(scenes.map(({ key }) => kindOf(key)))].flatMap((kind) => stocked({ kind, weight: 1 }));
}

function poolOf({ kind, only }: Item, scenes: readonly PlannedScene[]): PlannedScene[] {
  const pool = scenes.filter(({ key }) => kindOf(key) === kind);
  return only ? pool.filter(({ key }) => only.includes(key)) : pool;
}

type Choice = (items: readonly Stocked[]) => Stocked;

/** The kind that would be the least ahead of its share; the first of the list where they are equal. */
const byShareOfTime: Choice = (items) => {
  const ahead = ({ shownMs, meanMs, weight }: Stocked): number => (shownMs + meanMs) / weight;
  return items.reduce((least, item) => (ahead(item) < ahead(least) ? item : least));
};

function inGivenOrder(all: readonly Stocked[]): Choice {
  const cycle = all.flatMap((item) => Array.from({ length: item.weight }, () => item));
  let turn = 0;
  return (items) => {
    while (!items.includes(cycle[turn % cycle.length] as Stocked)) turn++;
    return cycle[turn++ % cycle.length] as Stocked;
  };
}

/** A shuffled deck that is reshuffled when empty. `before`: the scene shown last, which does not come again at once. */
function deckOf(pool: readonly PlannedScene[], seed: number) {
  const [first = '', ...others] = pool.map(({ key }) => key).sort();
  let pile: string[] = [];
  let round = 0;
  return {
    /** Its only scene; null where there are several. */
    only: others.length === 0 ? first : null,
    next: (before: string | undefined): string => {
      if (pile.length === 0) pile = shuffled(pool, seedOf(`${seed} ${first} ${round++}`));
      if (pile.length === 1 && pile[0] === before) pile.push(...shuffled(pool, seedOf(`${seed} ${first} ${round++}`)));
      const at = pile.findIndex((key) => key !== before);
      return pile.splice(Math.max(at, 0), 1)[0] ?? '';
    },
  };
}

function shuffled(pool: readonly PlannedScene[], seed: number): string[] {
  return pool
    .map(({ key, isFirst = false }) => ({ key, isFirst, rank: seedOf(`${seed} ${key}`) }))
    .sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || a.rank - b.rank || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key);
}

/** The next turn with a person after a visit; the turn itself where the plan has none near. */
export function nextName(plan: Plan, index: number): number {
  for (let turn = index; turn < index + lookAhead; turn++) {
    const key = plan.at(turn);
    if (key !== null && kindOf(key) === 'name') return turn;
  }
  return index;
}

const lookAhead = 40;
