import * as v from 'valibot';
import { type Playlist, sceneKinds } from '../../../db/model/api/loop.ts';
import { text, whole } from './validators.ts';

export const playlistId = v.pipe(text, v.regex(/^[a-z0-9-]{1,40}$/, 'must be a short name'));

/** Kinds of earlier versions, which a settings file may still name; they have no scenes. */
const formerKinds = ['term'] as const;

/** One playlist: its scenes with their weights, order and durations. */
const playlistSchema = v.pipe(
  v.strictObject({
    scenes: v.pipe(
      v.array(
        v.strictObject({
          kind: v.picklist([...sceneKinds, ...formerKinds], `must be one of ${sceneKinds.join(', ')}`),
          weight: v.optional(whole(1, 100), 1),
          only: v.optional(v.array(text, 'must be a list of scenes')),
        }),
        'must be a list of scenes',
      ),
      v.minLength(1, 'must have at least one scene'),
    ),
    order: v.optional(v.picklist(['given', 'mixed'], 'must be given or mixed'), 'mixed'),
    /** Of earlier versions: a scene now shows its languages in turn. */
    languages: v.optional(v.picklist(['turns', 'pairs'], 'must be turns or pairs')),
    /** At most 14: faster text cannot be read in passing. */
    charactersPerSecond: v.optional(whole(1, 14), 14),
    shortestSeconds: v.optional(whole(5, 600), 14),
  }),
  v.transform(({ scenes, order, charactersPerSecond, shortestSeconds }): Playlist => {
    const known = scenes.flatMap(({ kind, ...item }) => (kind === 'term' ? [] : [{ kind, ...item }]));
    return { scenes: known, order, charactersPerSecond, shortestSeconds };
  }),
);

/** Setting `loop`. */
export const loopSchema = v.strictObject({
  /** The default playlist. */
  playlist: v.optional(playlistId, 'main'),
  /** Additional playlists, or replacements of `main` and `memory`. */
  playlists: v.optional(v.record(playlistId, playlistSchema, 'must be playlists by name'), {}),
});

type LoopSettings = v.InferOutput<typeof loopSchema>;

const pace = { charactersPerSecond: 14, shortestSeconds: 14 } as const;

const defaultPlaylists: Record<'main' | 'memory', Playlist> = {
  /** People half of any ten minutes, also where the longest scenes of the other kinds meet. */
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
  /** For days of memory: the day itself, then people and what is written of them, and the names of lists, one after another. */
  memory: {
    ...pace,
    order: 'given',
    shortestSeconds: 20,
    scenes: [
      { kind: 'day', weight: 1 },
      { kind: 'name', weight: 6 },
      { kind: 'passage', weight: 1 },
      { kind: 'entries', weight: 6 },
    ],
  },
};

/** A playlist by its name, else the default one. */
export function playlistOf({ playlists, playlist }: LoopSettings, id: string): Playlist & { id: string } {
  const known: Record<string, Playlist> = { ...defaultPlaylists, ...playlists };
  const found = known[id] ?? known[playlist] ?? defaultPlaylists.main;
  return { id: known[id] ? id : known[playlist] ? playlist : 'main', ...found };
}
