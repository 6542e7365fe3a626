import type { RecordKey } from '../../../db/model/api/records.ts';
import type { StopAt, Way } from '../../../db/model/api/text.ts';
import { stopKinds } from '../../../db/model/entry/way.ts';
import { type Language, stopScreens, wayAudiences } from '../../../db/model/vocabulary.ts';
import type { Body } from '../api/client.ts';
import { valueAt } from '../form/path.ts';

/**
 * A way under an editor's hands as the visitor's page draws it. A stop that names nothing yet is left out.
 *
 * @param nameOf the title of a record in the language
 */
export function previewWay(body: Body, language: Language, nameOf: (key: RecordKey) => string): Way {
  const words = (path: readonly string[]): string => String(valueAt(body, [...path, language]) ?? '');
  const stops = Array.isArray(body.stops) ? body.stops : [];
  return {
    id: String(body.id ?? ''),
    title: words(['title']),
    about: words(['about']),
    minutes: Number(body.minutes) || 0,
    audience: wayAudiences.find((audience) => audience === body.audience) ?? 'everyone',
    stops: stops.flatMap((stop) => {
      const at = stopAt(stop, nameOf);
      return at ? { ...at, why: String(valueAt(stop, ['why', language]) ?? '') || null } : [];
    }),
  };
}

function stopAt(stop: unknown, nameOf: (key: RecordKey) => string): StopAt | null {
  for (const kind of stopKinds) {
    const id = valueAt(stop, [kind]);
    if (typeof id === 'string' && id !== '') return { kind, id, name: nameOf({ kind, id }) };
  }
  const year = valueAt(stop, ['map']);
  if (typeof year === 'number') return { kind: 'map', year };
  const screen = stopScreens.find((each) => each === valueAt(stop, ['screen']));
  return screen ? { kind: 'screen', screen } : null;
}
