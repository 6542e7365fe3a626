import { stopKinds, type WayEntry } from '../../model/entry/way.ts';
import { type Inserter, wordColumns } from './inserter.ts';

/** Guided ways. The records that they stop at are in the database already. */
export function insertWays(inserter: Inserter, ways: readonly WayEntry[]): void {
  for (const [index, { id, title, about, minutes, audience, stops }] of ways.entries()) {
    const words = { ...wordColumns('title', title), ...wordColumns('about', about) };
    inserter.insert('way', { id, position: index + 1, ...words, minutes, audience });
    for (const [at, stop] of stops.entries()) {
      inserter.insert('way_stop', {
        way_id: id,
        position: at + 1,
        ...Object.fromEntries(stopKinds.map((kind) => [`${kind}_id`, stop[kind] ?? null])),
        year: stop.map ?? null,
        screen: stop.screen ?? null,
        ...wordColumns('why', stop.why),
      });
    }
  }
}
