import type { Content } from '../content/layout.ts';
import type { Inserter } from './inserter.ts';
import { wordColumns } from './inserter.ts';

/** What the loop shows. A person of a selection may be left out of the release; where nothing of it is left, nothing is selected. */
export function insertPlaylists(inserter: Inserter, playlists: Content['playlists']): void {
  for (const [index, playlist] of playlists.entries()) {
    const { id, title, scenes, order, charactersPerSecond, shortestSeconds } = playlist;
    inserter.insert('playlist', {
      id,
      position: index + 1,
      ...wordColumns('title', title),
      scene_order: order,
      characters_per_second: charactersPerSecond,
      shortest_seconds: shortestSeconds,
    });
    for (const [at, { kind, weight, only = [] }] of scenes.entries()) {
      const shown = kind === 'name' ? only.filter((person) => inserter.isShown(person)) : only;
      const selection = shown.length > 0 ? JSON.stringify(shown) : null;
      inserter.insert('playlist_scene', { playlist_id: id, position: at + 1, kind, weight, only_json: selection });
    }
  }
}
