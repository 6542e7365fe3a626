import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { campSummaries } from './camp-summaries.ts';
import { type CampReader, campReader } from './camps.ts';
import { citationReader } from './citations.ts';
import { type ClaimReader, claimReader } from './claims.ts';
import { contradictionReader } from './contradictions.ts';
import { type CorrectionReader, correctionReader } from './corrections.ts';
import { type GlossaryReader, glossaryReader } from './glossary.ts';
import { headcountReader } from './headcounts.ts';
import { type LawReader, lawReader } from './laws.ts';
import { lineageReader } from './lineage.ts';
import { type LoopReader, loopReader } from './loop.ts';
import { mediaReader } from './media.ts';
import { type PeoplesReader, peoplesReader } from './peoples.ts';
import { type QuestionReader, questionReader } from './questions.ts';
import { type SearchReader, searchReader } from './search.ts';
import { seatReader } from './seats.ts';
import { type SourceReader, sourceReader } from './sources.ts';
import { type TextReader, textReader } from './texts.ts';
import { type TimelineReader, timelineReader } from './timeline.ts';
import { readVocabulary } from './vocabulary.ts';
import { type WorkReader, workReader } from './works.ts';

/** All that a release tells in one language. */
export interface Reader {
  camps: CampReader;
  claims: ClaimReader;
  corrections: CorrectionReader;
  glossary: GlossaryReader;
  laws: LawReader;
  loop: LoopReader;
  peoples: PeoplesReader;
  questions: QuestionReader;
  search: SearchReader;
  sources: SourceReader;
  texts: TextReader;
  timeline: TimelineReader;
  works: WorkReader;
}

/** Prepares every statement of one language once; keep the reader as long as the connection. */
export function openReader(db: ReadableDb, language: Language): Reader {
  // A release never changes: its shared lock is taken once and kept, which spares every statement five system calls.
  db.pragma('locking_mode = EXCLUSIVE');
  const collator = new Intl.Collator(language);
  const vocabulary = readVocabulary(db, language);
  const citations = citationReader(db, language);
  const claims = claimReader(db, language, citations, vocabulary);
  const contradictions = contradictionReader(db, language, citations);
  const seats = seatReader(db, language, citations, vocabulary);
  const headcounts = headcountReader(db);
  const summaries = campSummaries(db, language, collator, { seats, headcounts, vocabulary });
  const lineage = lineageReader(db, language, citations);
  const glossary = glossaryReader(db, language, collator, citations);
  const laws = lawReader(db, language, claims);
  const questions = questionReader(db, language, claims, contradictions);
  const media = mediaReader(db, language, citations);
  const texts = textReader(db, language, citations, claims, media);
  return {
    camps: campReader(db, language, collator, {
      ...{ summaries, citations, claims, contradictions, lineage, media },
    }),
    claims,
    corrections: correctionReader(db, language),
    glossary,
    laws,
    loop: loopReader(db, language, { summaries, claims, glossary, laws, questions, texts }),
    peoples: peoplesReader(db, language, claims, contradictions),
    questions,
    search: searchReader(db, language),
    sources: sourceReader(db, language, claims),
    texts,
    timeline: timelineReader(db, summaries, claims),
    works: workReader(db, language, claims, contradictions),
  };
}
