import * as v from 'valibot';
import { type Playlist, sceneKinds } from '../../../db/model/api/loop.ts';

const whole = (min: number, max: number) =>
  v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
  );

export const playlistId = v.pipe(v.string('must be text'), v.regex(/^[a-z0-9-]{1,40}$/, 'must be a short name'));

/** One playlist: what, in which order, how often, in which languages, for how long. */
const playlistSchema = v.strictObject({
  scenes: v.pipe(
    v.array(
      v.strictObject({
        kind: v.picklist(sceneKinds, `must be one of ${sceneKinds.join(', ')}`),
        weight: v.optional(whole(1, 20), 1),
        only: v.optional(v.array(v.string('must be text'), 'must be a list of scenes')),
      }),
      'must be a list of scenes',
    ),
    v.minLength(1, 'must have at least one scene'),
  ),
  order: v.optional(v.picklist(['given', 'mixed'], 'must be given or mixed'), 'mixed'),
  languages: v.optional(v.picklist(['turns', 'pairs'], 'must be turns or pairs'), 'turns'),
  /** More than ten characters a second is too fast to be read in passing. */
  charactersPerSecond: v.optional(whole(1, 10), 10),
  shortestSeconds: v.optional(whole(5, 600), 14),
});

/** Setting `loop`. */
export const loopSchema = v.strictObject({
  /** The playlist of every day. */
  playlist: v.optional(playlistId, 'main'),
  /** Further playlists, or others in place of `main` and `memory`. */
  playlists: v.optional(v.record(playlistId, playlistSchema, 'must be playlists by name'), {}),
});

export type LoopSettings = v.InferOutput<typeof loopSchema>;

const plain = { languages: 'turns', charactersPerSecond: 10, shortestSeconds: 14 } as const;

/** What a kiosk shows unless somebody says otherwise. */
export const usualPlaylists: Record<'main' | 'memory', Playlist> = {
  main: {
    ...plain,
    order: 'mixed',
    scenes: [
      { kind: 'figure', weight: 2 },
      { kind: 'camp', weight: 3 },
      { kind: 'passage', weight: 2 },
      { kind: 'years', weight: 1 },
      { kind: 'term', weight: 1 },
      { kind: 'day', weight: 1 },
    ],
  },
  /** A day of memory: the day itself, then places and words. */
  memory: {
    ...plain,
    order: 'given',
    shortestSeconds: 20,
    scenes: [
      { kind: 'day', weight: 1 },
      { kind: 'camp', weight: 3 },
      { kind: 'passage', weight: 1 },
      { kind: 'figure', weight: 1 },
    ],
  },
};

/** A playlist by its name; that of every day where there is none of that name. */
export function playlistOf({ playlists, playlist }: LoopSettings, id: string): Playlist & { id: string } {
  const known: Record<string, Playlist> = { ...usualPlaylists, ...playlists };
  const found = known[id] ?? known[playlist] ?? usualPlaylists.main;
  return { id: known[id] ? id : known[playlist] ? playlist : 'main', ...found };
}
