import { type MediaEntry, mediaFile } from '../../model/entry/media.ts';
import type { SourceEntry } from '../../model/entry/source.ts';
import type { Content } from '../content/layout.ts';
import { dateColumns, flag, type Inserter, wordColumns } from './inserter.ts';

/** The release itself, its sources (except placeholders for "not verified"), and the controlled words. */
export function insertSources(inserter: Inserter, content: Content, sequence: number): void {
  const { title, date, by } = content.release;
  inserter.insert('release', { id: 1, sequence, ...wordColumns('title', title), date, author: by });
  inserter.leaveOut(content.sources.flatMap(({ id, kind }) => (kind === 'unverified' ? id : [])));
  for (const source of content.sources) {
    if (source.kind === 'unverified') continue;
    inserter.insert('source', {
      id: source.id,
      kind: source.kind,
      consulted: source.consulted,
      ...wordColumns('title', source.title),
      ...wordColumns('reliability', source.reliability),
      url: source.url ?? null,
      licence: source.licence ?? null,
    });
    insertReference(inserter, source);
  }
  insertVocabulary(inserter, content);
}

function insertReference(inserter: Inserter, source: SourceEntry): void {
  const { id, authors, container, publisher, published, pages, isbn, doi, language, accessed, derivedFrom } = source;
  const known = [container, publisher, published, pages, isbn, doi, language, accessed, derivedFrom];
  if (authors.length === 0 && known.every((field) => field === undefined)) return;
  inserter.insert('source_reference', {
    source_id: id,
    authors_json: JSON.stringify(authors),
    container: container ?? null,
    publisher: publisher ?? null,
    ...dateColumns('published', published),
    pages: pages ?? null,
    isbn: isbn ?? null,
    doi: doi ?? null,
    language: language ?? null,
    accessed: accessed ?? null,
    derived_from: derivedFrom ?? null,
  });
}

function insertVocabulary(inserter: Inserter, { vocabulary }: Content): void {
  const { regions, workKinds, territories, populations, campTypes } = vocabulary;
  for (const [index, { id, name }] of campTypes.entries()) {
    inserter.insert('own_camp_type', { id, position: index + 1, ...wordColumns('name', name) });
  }
  const words = [
    ...regions.map((word) => ({ kind: 'region', unit: null, scale: null, ...word })),
    ...workKinds.map((word) => ({ kind: 'work', country: null, unit: null, scale: null, ...word })),
    ...territories.map((word) => ({ kind: 'territory', country: null, unit: null, scale: null, ...word })),
    ...populations.map((word) => ({ kind: 'population', country: null, ...word })),
  ];
  for (const [index, { kind, id, name, country, unit, scale }] of words.entries()) {
    const position = index + 1;
    inserter.insert('vocabulary', {
      kind,
      id,
      position,
      ...wordColumns('name', name),
      country,
      unit,
      scale: scale ?? null,
    });
  }
}

/** Images, recordings and films. They go in before whatever shows them. */
export function insertMedia(inserter: Inserter, { media }: Content): void {
  for (const medium of media) {
    inserter.insert('media', {
      id: medium.id,
      file: mediaFile(medium),
      kind: medium.kind,
      mime: medium.mime,
      width: medium.width ?? null,
      height: medium.height ?? null,
      duration_ms: medium.durationMs ?? null,
      ...wordColumns('title', medium.title),
      ...dateColumns('date', medium.date),
      ...wordColumns('alt', medium.alt),
      ...wordColumns('caption', medium.caption),
      ...wordColumns('rights', medium.rights),
      graphic: flag(medium.graphic),
    });
    inserter.insertCitations('media', medium.id, medium.citations);
    insertRecording(inserter, medium);
  }
}

function insertRecording(inserter: Inserter, { id, poster, captions, transcript, forms = [] }: MediaEntry): void {
  if (poster !== undefined || captions !== undefined || transcript !== undefined) {
    inserter.insert('recording', {
      media_id: id,
      poster_id: poster ?? null,
      ...wordColumns('captions', captions),
      ...wordColumns('transcript', transcript),
    });
  }
  for (const [index, { kind, media }] of forms.entries()) {
    inserter.insert('recording_form', { media_id: id, position: index + 1, kind, form_id: media });
  }
}

export function insertShown(
  inserter: Inserter,
  kind: 'camp' | 'block' | 'person' | 'story' | 'document' | 'event',
  owner: string | number,
  ids: readonly string[],
) {
  for (const [index, id] of ids.entries()) {
    inserter.insert('shown_media', { owner_kind: kind, owner_id: String(owner), position: index + 1, media_id: id });
  }
}
