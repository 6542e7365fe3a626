import { stopKinds } from '../../model/entry/way.ts';
import { selectable } from '../../model/playlist.ts';
import { isCampType, languages } from '../../model/vocabulary.ts';
import { hasBody } from './checks/marks.ts';
import type { FieldPath } from './document.ts';
import type { Noun } from './layout.ts';
import { type LinkKind, parseMarkup } from './markup.ts';
import { everyGroup } from './walk.ts';

/** A kind of target that an entry can refer to. */
export type PointerTarget =
  | LinkKind
  | 'source'
  | 'claim'
  | 'region'
  | 'workKind'
  | 'campType'
  | 'territory'
  | 'population'
  | 'media'
  | 'document'
  | 'archive'
  | 'place'
  | 'people'
  | 'law';

/** An id within an entry that must exist elsewhere. */
export interface Pointer {
  target: PointerTarget;
  id: string;
  path: FieldPath;
}

/** Paths of ids; `*` means every item of a list. */
type Fields = readonly (readonly [target: PointerTarget, ...path: string[]])[];

const ofClaim: Fields = [
  ['population', 'counts'],
  ['territory', 'territory'],
  ['claim', 'partOf'],
  ['camp', 'station', 'camp'],
  ['place', 'station', 'place'],
  ['camp', 'state', 'parent'],
  ['campType', 'state', 'type'],
  ['region', 'state', 'region'],
];

const ofClaims: Fields = ofClaim.map(([target, ...path]) => [target, 'claims', '*', ...path]);

const fields: Partial<Record<Noun, Fields>> = {
  figures: ofClaim,
  peoples: ofClaims,
  laws: ofClaims,
  works: [...ofClaims, ['camp', 'camps', '*']],
  camps: [
    ...ofClaims,
    ['campType', 'type'],
    ['camp', 'parent'],
    ['camp', 'members', '*'],
    ['workKind', 'work', '*'],
    ['text', 'texts', '*'],
    ['media', 'media', '*'],
    ['region', 'seats', '*', 'region'],
    ['place', 'seats', '*', 'place'],
  ],
  media: [
    ['media', 'poster'],
    ['media', 'forms', '*', 'media'],
  ],
  texts: [['media', 'body', '*', 'media', '*']],
  persons: [
    ...ofClaims,
    ['people', 'people'],
    ['person', 'relations', '*', 'person'],
    ['media', 'portrait'],
    ['media', 'media', '*'],
    ['media', 'body', '*', 'media', '*'],
  ],
  documents: [
    ['archive', 'archive'],
    ['media', 'scans', '*'],
    ['person', 'persons', '*'],
    ['camp', 'camps', '*'],
  ],
  places: [...ofClaims, ['region', 'region']],
  events: [
    ['place', 'place'],
    ['camp', 'camps', '*'],
    ['person', 'participants', '*', 'person'],
    ['document', 'orders', '*', 'document'],
    ['claim', 'claims', '*'],
    ['text', 'texts', '*'],
    ['media', 'media', '*'],
  ],
  ways: stopKinds.map((kind) => [kind, 'stops', '*', kind]),
  questions: [
    ['claim', 'claims', '*'],
    ['claim', 'tally', 'claim'],
    ['claim', 'tally', 'ends'],
  ],
  contradictions: [['claim', 'claims', '*']],
  corrections: [['claim', 'claim']],
  sources: [['source', 'derivedFrom']],
  lineage: [
    ['camp', 'from'],
    ['camp', 'to'],
  ],
};

/** Every pointer of an entry. The entry may be unfinished: malformed references are ignored. */
export function everyPointer(noun: Noun, value: unknown): Pointer[] {
  const found: Pointer[] = [
    ...citedSources(value),
    ...(hasBody(noun) ? marksOf(value) : []),
    ...(noun === 'playlists' ? selectedIn(value) : []),
  ];
  for (const [target, ...path] of fields[noun] ?? [])
    collect(value, path, [], (id, at) => {
      if (target !== 'campType' || !isCampType(id)) found.push({ target, id, path: at });
    });
  return found;
}

/** What citations point to: the source, and the document that it quotes. */
function* citedSources(value: unknown): Generator<Pointer> {
  for (const { group, path } of everyGroup(value)) {
    if (!('source' in group) || typeof group.source !== 'string') continue;
    yield { target: 'source', id: group.source, path: [...path, 'source'] };
    if ('document' in group && typeof group.document === 'string') {
      yield { target: 'document', id: group.document, path: [...path, 'document'] };
    }
  }
}

/** The records that a playlist selects for its scenes, of which each kind shows records of another. */
function selectedIn(playlist: unknown): Pointer[] {
  const found: Pointer[] = [];
  const { scenes } = (playlist ?? {}) as { scenes?: unknown };
  for (const [index, scene] of Array.isArray(scenes) ? scenes.entries() : []) {
    collect(scene, ['kind'], [], (kind) => {
      const target = selectable(kind);
      if (target !== null)
        collect(scene, ['only', '*'], ['scenes', index], (id, path) => found.push({ target, id, path }));
    });
  }
  return found;
}

/** Marks and links in the paragraphs of a text, language by language. */
function marksOf(text: unknown): Pointer[] {
  const found: Pointer[] = [];
  for (const language of languages) {
    collect(text, ['body', '*', 'text', language], [], (markdown, path) => {
      for (const { kind, id } of parseMarkup(markdown).references) found.push({ target: kind, id, path });
    });
  }
  return found;
}

/** Calls `visit` with every text at the end of the path. */
function collect(
  value: unknown,
  path: readonly string[],
  at: FieldPath,
  visit: (text: string, at: FieldPath) => void,
): void {
  const [step, ...rest] = path;
  if (step === undefined) {
    if (typeof value === 'string') visit(value, at);
  } else if (step === '*') {
    for (const [index, member] of Array.isArray(value) ? value.entries() : [])
      collect(member, rest, [...at, index], visit);
  } else if (value !== null && typeof value === 'object' && Object.hasOwn(value, step)) {
    collect((value as Record<string, unknown>)[step], rest, [...at, step], visit);
  }
}
