import type { ReleaseInfo } from '../../model/api/release.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { missingTables, newestTable, schemaVersion } from '../schema.ts';
import { campSummaries, seatReader } from './camps/camp-list.ts';
import { type CampReader, campReader, lineageReader } from './camps/camps.ts';
import { type ClaimReader, citationReader, claimReader } from './camps/claims.ts';
import { headcountReader } from './camps/headcounts.ts';
import { stateReader } from './camps/states.ts';
import { type DocumentReader, documentReader } from './documents.ts';
import { type EventReader, eventReader } from './events.ts';
import {
  contradictionReader,
  type PeoplesReader,
  peoplesReader,
  type QuestionReader,
  questionReader,
  type WorkReader,
  workReader,
} from './figures.ts';
import { type LoopReader, loopReader } from './loop.ts';
import { mediaReader } from './media.ts';
import { personLists } from './people/person-list.ts';
import { type PersonReader, personReader } from './people/persons.ts';
import { placeReader } from './places.ts';
import { type SearchReader, searchReader } from './search.ts';
import { type SourceReader, sourceReader } from './sources.ts';
import {
  type CorrectionReader,
  correctionReader,
  type GlossaryReader,
  glossaryReader,
  type LawReader,
  lawReader,
  type TextReader,
  textReader,
} from './texts.ts';
import { type TimelineReader, timelineReader } from './timeline.ts';
import { readVocabulary } from './vocabulary.ts';
import { type WayReader, wayReader } from './ways.ts';

/** Everything that a release answers in one language. */
export interface Reader {
  camps: CampReader;
  claims: ClaimReader;
  corrections: CorrectionReader;
  documents: DocumentReader;
  events: EventReader;
  glossary: GlossaryReader;
  laws: LawReader;
  loop: LoopReader;
  peoples: PeoplesReader;
  persons: PersonReader;
  questions: QuestionReader;
  search: SearchReader;
  sources: SourceReader;
  texts: TextReader;
  timeline: TimelineReader;
  ways: WayReader;
  works: WorkReader;
}

/** Prepares all statements of one language; keep the reader as long as the connection. */
export function openReader(db: ReadableDb, language: Language): Reader {
  // A release never changes: holding one shared lock saves five system calls per statement.
  db.pragma('locking_mode = EXCLUSIVE');
  addMissingTables(db);
  const collator = new Intl.Collator(language);
  const vocabulary = readVocabulary(db, language);
  const citations = citationReader(db, language);
  const claims = claimReader(db, language, citations, vocabulary);
  const contradictions = contradictionReader(db, language, citations);
  const states = stateReader(db, language);
  const places = placeReader(db, language, states);
  const seats = seatReader(db, language, { citations, vocabulary, places });
  const headcounts = headcountReader(db, vocabulary);
  const summaries = campSummaries(db, language, collator, { seats, headcounts, vocabulary, states });
  const lineage = lineageReader(db, language, citations, summaries);
  const glossary = glossaryReader(db, language, collator, citations);
  const laws = lawReader(db, language, claims);
  const questions = questionReader(db, language, claims, contradictions);
  const media = mediaReader(db, language, citations);
  const persons = personLists(db, language, collator, summaries, places);
  const texts = textReader(db, language, citations, claims, media);
  return {
    camps: campReader(db, language, collator, {
      ...{ summaries, citations, claims, contradictions, headcounts, lineage, media, persons, states },
    }),
    claims,
    corrections: correctionReader(db, language),
    documents: documentReader(db, language, { citations, claims, media }),
    events: eventReader(db, language, { citations, claims, media, places }),
    glossary,
    laws,
    loop: loopReader(db, language, { summaries, citations, claims, laws, persons, questions, texts }),
    peoples: peoplesReader(db, language, claims, contradictions),
    persons: personReader(db, language, { lists: persons, citations, claims, media }),
    questions,
    search: searchReader(db, language),
    sources: sourceReader(db, language, claims),
    texts,
    timeline: timelineReader(db, summaries, claims),
    ways: wayReader(db, language),
    works: workReader(db, language, claims, contradictions),
  };
}

/** A release of an older program has no tables for what came later: it gets them empty, once a connection. */
function addMissingTables(db: ReadableDb): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version >= schemaVersion) return;
  const present = db.prepare<[string], { name: string }>('SELECT name FROM pragma_table_list WHERE name = ?');
  if (present.get(newestTable) !== undefined) return;
  db.pragma('query_only = OFF');
  for (const statement of missingTables(version)) db.prepare(statement).run();
  db.pragma('query_only = ON');
}

type InfoRow = Record<'title_kk' | 'title_ru' | 'title_en' | 'date' | 'author', string> & { sequence: number };

/** Title, date and counts; `id` comes from the manifest. */
export function readReleaseInfo(db: ReadableDb, id: string): ReleaseInfo {
  addMissingTables(db);
  const row = db
    .prepare<[], InfoRow>('SELECT sequence, title_kk, title_ru, title_en, date, author FROM release WHERE id = 1')
    .get();
  if (!row) throw new Error('the release has no row in the table release');
  const { date, author, sequence } = row;
  const title = { kk: row.title_kk, ru: row.title_ru, en: row.title_en };
  return { id, sequence, title, date, by: author, counts: countEntries(db) };
}

function countEntries(db: ReadableDb): ReleaseInfo['counts'] {
  const counts = db
    .prepare<[], ReleaseInfo['counts']>(`
      SELECT
        (SELECT count(*) FROM camp) AS camps,
        (SELECT count(*) FROM person) AS persons,
        (SELECT count(*) FROM question) AS questions,
        (SELECT count(*) FROM claim) AS claims,
        (SELECT count(*) FROM memorial_text) AS texts,
        (SELECT count(*) FROM glossary_term) AS terms,
        (SELECT count(*) FROM source) AS sources,
        (SELECT count(*) FROM way) AS ways`)
    .get();
  if (!counts) throw new Error('the release cannot be counted');
  return counts;
}
