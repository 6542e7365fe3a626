import type { Playlist, SceneKind } from './api/loop.ts';
import { type Pace, sceneMs } from './scene-time.ts';

/** The kind of record of which a scene of each kind shows one; absent: there is one such scene. */
export const shownRecords = {
  name: 'person',
  figure: 'camp',
  passage: 'text',
  question: 'question',
  camp: 'camp',
  day: 'law',
} as const satisfies Partial<Record<SceneKind, string>>;

/** The kind of record that a playlist can select for its scenes of a kind; null where there is nothing to select. */
export const selectable = (kind: string): (typeof shownRecords)[keyof typeof shownRecords] | null =>
  Object.hasOwn(shownRecords, kind) ? shownRecords[kind as keyof typeof shownRecords] : null;

/** A playlist as historians write it: `only` has the ids of records. */
type WrittenPlaylist = Pick<Playlist, 'scenes' | 'order' | 'charactersPerSecond' | 'shortestSeconds'>;

/** The playlist that the loop plays: `only` has the keys of scenes. */
export const playedPlaylist = ({ scenes, order, charactersPerSecond, shortestSeconds }: WrittenPlaylist): Playlist => ({
  scenes: scenes.map(({ kind, weight, only }) => ({
    ...{ kind, weight },
    ...(only !== undefined && only.length > 0 && { only: only.map((id) => `${kind} ${id}`) }),
  })),
  ...{ order, charactersPerSecond, shortestSeconds },
});

/** Characters of a scene of usual length: of each kind the mean of the project's content, with which a test compares them. */
const usualCharacters: Record<SceneKind, number> = {
  name: 120,
  years: 0,
  figure: 106,
  passage: 99,
  question: 182,
  camp: 124,
  day: 182,
  entries: 0,
};
const usualLanguages = 3;

/**
 * The share of the time of each scene of a playlist, from 0 to 1, in its order. A kind that a release does not have gives its
 * time to the others.
 */
export function sharesOf({ scenes, order, ...pace }: Pick<Playlist, 'scenes' | 'order'> & Pace): number[] {
  const timeOf = ({ kind, weight }: Playlist['scenes'][number]): number =>
    order === 'mixed' ? weight : turnsOf(kind, weight) * sceneMs(kind, usualCharacters[kind], usualLanguages, pace);
  const all = scenes.reduce((sum, scene) => sum + timeOf(scene), 0);
  return scenes.map((scene) => (all === 0 ? 0 : timeOf(scene) / all));
}

/** Where the order is given. There is one map through the years, and no scene comes twice in a row. */
const turnsOf = (kind: SceneKind, weight: number): number => (kind === 'years' ? 1 : weight);

/** A person of the content, or names of the lists. */
export const isOfPeople = (kind: SceneKind): boolean => kind === 'name' || kind === 'entries';

/**
 * Whether persons have as much time as all other scenes together. The reading of names is left out of account: a release may
 * have no lists.
 */
export function isHalfPersons(playlist: Pick<Playlist, 'scenes' | 'order'> & Pace): boolean {
  const scenes = playlist.scenes.filter(({ kind }) => kind !== 'entries');
  const shares = sharesOf({ ...playlist, scenes });
  const persons = scenes.reduce((sum, { kind }, index) => sum + (kind === 'name' ? (shares[index] ?? 0) : 0), 0);
  // Shares are sums of fractions.
  return persons >= 0.5 - 1e-9 || scenes.length === 0;
}

const pace = { charactersPerSecond: 14, shortestSeconds: 14 } as const;

/**
 * What the loop plays of a release that has no playlists, such as one of an earlier version. `main` is also where a new
 * playlist begins: people half of any ten minutes, also where the longest scenes of the other kinds meet.
 */
export const usualPlaylists: Readonly<Record<'main' | 'memory', Playlist>> = {
  main: {
    ...pace,
    order: 'mixed',
    scenes: [
      { kind: 'name', weight: 62 },
      { kind: 'years', weight: 12 },
      { kind: 'figure', weight: 11 },
      { kind: 'passage', weight: 8 },
      { kind: 'question', weight: 7 },
      { kind: 'entries', weight: 20 },
    ],
  },
  memory: {
    ...{ ...pace, shortestSeconds: 20 },
    order: 'given',
    scenes: [
      { kind: 'day', weight: 1 },
      { kind: 'name', weight: 6 },
      { kind: 'entries', weight: 6 },
    ],
  },
};
