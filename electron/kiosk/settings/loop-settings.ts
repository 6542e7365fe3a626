import * as v from 'valibot';
import { type Playlist, sceneKinds } from '../../../db/model/api/loop.ts';
import { text, whole } from './validators.ts';

export const playlistId = v.pipe(text, v.regex(/^[a-z0-9-]{1,40}$/, 'must be a short name'));

/** One playlist: its scenes with their weights, order, languages and durations. */
const playlistSchema = v.strictObject({
  scenes: v.pipe(
    v.array(
      v.strictObject({
        kind: v.picklist(sceneKinds, `must be one of ${sceneKinds.join(', ')}`),
        weight: v.optional(whole(1, 20), 1),
        only: v.optional(v.array(text, 'must be a list of scenes')),
      }),
      'must be a list of scenes',
    ),
    v.minLength(1, 'must have at least one scene'),
  ),
  order: v.optional(v.picklist(['given', 'mixed'], 'must be given or mixed'), 'mixed'),
  languages: v.optional(v.picklist(['turns', 'pairs'], 'must be turns or pairs'), 'turns'),
  /** At most ten: faster text cannot be read in passing. */
  charactersPerSecond: v.optional(whole(1, 10), 10),
  shortestSeconds: v.optional(whole(5, 600), 14),
});

/** Setting `loop`. */
export const loopSchema = v.strictObject({
  /** The default playlist. */
  playlist: v.optional(playlistId, 'main'),
  /** Additional playlists, or replacements of `main` and `memory`. */
  playlists: v.optional(v.record(playlistId, playlistSchema, 'must be playlists by name'), {}),
});

type LoopSettings = v.InferOutput<typeof loopSchema>;

const plain = { languages: 'turns', charactersPerSecond: 10, shortestSeconds: 14 } as const;

const defaultPlaylists: Record<'main' | 'memory', Playlist> = {
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
  /** For days of memory: the day itself, then places and texts. */
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

/** A playlist by its name, else the default one. */
export function playlistOf({ playlists, playlist }: LoopSettings, id: string): Playlist & { id: string } {
  const known: Record<string, Playlist> = { ...defaultPlaylists, ...playlists };
  const found = known[id] ?? known[playlist] ?? defaultPlaylists.main;
  return { id: known[id] ? id : known[playlist] ? playlist : 'main', ...found };
}
