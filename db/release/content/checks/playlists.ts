import { isHalfPersons } from '../../../model/playlist.ts';
import { type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';

/** The playlist that a kiosk plays unless its settings choose another. */
const ordinary = 'main';

/** On ordinary days the loop is about people. */
export function checkPlaylists(content: PlacedContent): ContentProblem[] {
  return content.playlists.flatMap((entry) => {
    const { id, scenes } = entry.value;
    const twice = scenes.findIndex(({ kind }, index) => scenes.findIndex((each) => each.kind === kind) < index);
    if (twice >= 0) {
      const message = 'has a kind of scene for the second time: remove one of the two';
      return problemAt(entry, ['scenes', twice, 'kind'], 'duplicate', message);
    }
    if (id !== ordinary || isHalfPersons(entry.value)) return [];
    const message = 'shows persons for less than half of the time: give "name" as much as all other scenes together';
    return problemAt(entry, ['scenes'], 'few-people', message);
  });
}
