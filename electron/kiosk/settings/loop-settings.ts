import * as v from 'valibot';
import { type LoopNow, type Playlist, sceneKinds } from '../../../db/model/api/loop.ts';
import { usualPlaylists } from '../../../db/model/playlist.ts';
import type { Playlists } from '../../../db/release/read/playlists.ts';
import { text, whole } from './validators.ts';

export const playlistId = v.pipe(text, v.regex(/^[a-z0-9-]{1,40}$/, 'must be a short name'));

/** Kinds of earlier versions, which a settings file may still name; they have no scenes. */
const formerKinds = ['term'] as const;

/** A playlist of the settings, as earlier versions had them: `only` has keys of scenes. */
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
  /** Id of the playlist of ordinary days. */
  playlist: v.optional(playlistId, 'main'),
  /** Of earlier versions: playlists now come with the release. Those here replace them. */
  playlists: v.optional(v.record(playlistId, playlistSchema, 'must be playlists by name'), {}),
});

type LoopSettings = v.InferOutput<typeof loopSchema>;

/**
 * The first of the wanted playlists that there is. Those of the settings, which earlier versions had alone, replace those of
 * the release; a release without any, of an earlier version too, plays the usual ones.
 */
export function playlistOf(
  { playlists, playlist }: LoopSettings,
  released: Playlists,
  wanted: string,
): LoopNow['playlist'] {
  const known: Record<string, Playlist> = { ...usualPlaylists, ...released, ...playlists };
  const id = [wanted, playlist].find((each) => Object.hasOwn(known, each)) ?? 'main';
  return { id, ...(known[id] ?? usualPlaylists.main) };
}
