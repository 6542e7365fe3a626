import type { Playlist, SceneKind } from '../../model/api/loop.ts';
import { playedPlaylist } from '../../model/playlist.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { groupBy } from './columns.ts';

interface Row {
  id: string;
  order: Playlist['order'];
  charactersPerSecond: number;
  shortestSeconds: number;
}

interface SceneRow {
  playlist: string;
  kind: SceneKind;
  weight: number;
  only: string | null;
}

export type Playlists = Readonly<Record<string, Playlist>>;

/** The playlists of a release by id: a few, read once. */
export function readPlaylists(db: ReadableDb): Playlists {
  const scenes = db
    .prepare<[], SceneRow>(
      `SELECT playlist_id AS playlist, kind, weight, only_json AS only FROM playlist_scene ORDER BY playlist_id, position`,
    )
    .all();
  const scenesOf = groupBy(
    scenes,
    ({ playlist }) => playlist,
    ({ kind, weight, only }) => ({ kind, weight, only: only === null ? undefined : (JSON.parse(only) as string[]) }),
  );
  const rows = db
    .prepare<[], Row>(`
      SELECT id, scene_order AS "order", characters_per_second AS charactersPerSecond, shortest_seconds AS shortestSeconds
      FROM playlist ORDER BY position`)
    .all();
  return Object.fromEntries(
    rows.map(({ id, ...pace }) => [id, playedPlaylist({ ...pace, scenes: scenesOf.get(id) ?? [] })]),
  );
}
