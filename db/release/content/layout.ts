import { type CampEntry, campSchema, type LineageEntry, lineageSchema } from '../../model/entry/camp.ts';
import { type ClaimEntry, claimSchema } from '../../model/entry/claim.ts';
import { type ArchiveEntry, archiveSchema, type DocumentEntry, documentSchema } from '../../model/entry/document.ts';
import { type EventEntry, eventSchema } from '../../model/entry/event.ts';
import {
  type ContradictionEntry,
  contradictionSchema,
  type PeopleEntry,
  peopleSchema,
  type QuestionEntry,
  questionSchema,
  type WorkEntry,
  workSchema,
} from '../../model/entry/figures.ts';
import { type MediaEntry, mediaSchema } from '../../model/entry/media.ts';
import { type PersonEntry, personSchema } from '../../model/entry/person.ts';
import { type PlaceEntry, placeSchema } from '../../model/entry/place.ts';
import { type PlaylistEntry, playlistSchema } from '../../model/entry/playlist.ts';
import {
  type ReleaseEntry,
  releaseSchema,
  type SourceEntry,
  sourceSchema,
  type VocabularyEntry,
  vocabularySchema,
} from '../../model/entry/source.ts';
import {
  type CorrectionEntry,
  correctionSchema,
  type ErratumEntry,
  erratumSchema,
  type LawEntry,
  lawSchema,
  type TermEntry,
  type TextEntry,
  termSchema,
  textSchema,
} from '../../model/entry/text.ts';
import { type WayEntry, waySchema } from '../../model/entry/way.ts';

/** The checked content of a release as historians wrote it, in the order of the files. */
export interface Content {
  release: ReleaseEntry;
  vocabulary: VocabularyEntry;
  sources: SourceEntry[];
  /** Claims about the camp system as a whole. */
  figures: ClaimEntry[];
  questions: QuestionEntry[];
  peoples: PeopleEntry[];
  works: WorkEntry[];
  contradictions: ContradictionEntry[];
  lineage: LineageEntry[];
  laws: LawEntry[];
  glossary: TermEntry[];
  errata: ErratumEntry[];
  corrections: CorrectionEntry[];
  media: MediaEntry[];
  camps: CampEntry[];
  texts: TextEntry[];
  persons: PersonEntry[];
  documents: DocumentEntry[];
  archives: ArchiveEntry[];
  places: PlaceEntry[];
  events: EventEntry[];
  playlists: PlaylistEntry[];
  ways: WayEntry[];
}

export type Noun = keyof Content;

/** Files with a single entry. */
export const singles = { release: releaseSchema, vocabulary: vocabularySchema } as const;

/** Files that hold a list of entries: `<noun>.yaml`. */
export const lists = {
  sources: sourceSchema,
  figures: claimSchema,
  questions: questionSchema,
  peoples: peopleSchema,
  works: workSchema,
  contradictions: contradictionSchema,
  lineage: lineageSchema,
  laws: lawSchema,
  glossary: termSchema,
  errata: erratumSchema,
  corrections: correctionSchema,
  media: mediaSchema,
  archives: archiveSchema,
  places: placeSchema,
  playlists: playlistSchema,
  ways: waySchema,
} as const;

/** Folders that hold one file for each entry, named for its id: `<noun>/<id>.yaml`. */
export const folders = {
  camps: campSchema,
  texts: textSchema,
  persons: personSchema,
  documents: documentSchema,
  events: eventSchema,
} as const;

/** Files and folders that came later, which an older content folder does not have. */
export const optionalNouns: readonly string[] = [
  'persons',
  'documents',
  'archives',
  'events',
  'places',
  'playlists',
  'ways',
];

export const nouns = [...Object.keys(singles), ...Object.keys(lists), ...Object.keys(folders)] as Noun[];

/** The content file of an entry, as problems name it. The vocabulary has one file for all its lists. */
export const fileOf = (noun: Noun | null, id: string): string =>
  noun !== null && noun in folders ? `${noun}/${id}.yaml` : `${noun ?? 'vocabulary'}.yaml`;

/** The files that media.yaml describes, each named after its hash; the folder may be absent. */
export const filesFolder = 'media';

/** Facts with which tests compare the content; not part of a release. */
export const factsFolder = 'facts';
