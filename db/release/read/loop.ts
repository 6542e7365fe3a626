import type { CampSummary } from '../../model/api/camp.ts';
import type { Citation, Claim } from '../../model/api/claim.ts';
import type { LoopContent, LoopScene } from '../../model/api/loop.ts';
import type { MemorialText } from '../../model/api/text.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CampSummaries } from './camp-list.ts';
import type { ClaimReader } from './claims.ts';
import type { QuestionReader } from './figures.ts';
import type { GlossaryReader, LawReader, TextReader } from './texts.ts';

export interface LoopReader {
  /** All scenes that a release allows in the loop; computed once. */
  content(): LoopContent;
  /** Days of memory as month and day, `05-31`. */
  days(): string[];
}

interface LoopParts {
  summaries: CampSummaries;
  claims: ClaimReader;
  glossary: GlossaryReader;
  laws: LawReader;
  questions: QuestionReader;
  texts: TextReader;
}

/** Longer passages cannot be read within one scene. */
const maxPassageLength = 360;

/** Administrations and groups: people were not held in them as such. */
const notPlaces: readonly CampSummary['type'][] = ['regional-administration', 'group', 'camp-type'];

/**
 * The dignity rules of the loop: nothing suspicious, no text with a note before it or kept out of the loop, no word
 * of the regime, no camp without place, years and a source. Nothing unverified is in a release at all.
 */
export function loopReader(db: ReadableDb, language: Language, parts: LoopParts): LoopReader {
  const dayRows = db.prepare<[], { id: string; day: string }>(
    'SELECT id, day FROM law WHERE day IS NOT NULL ORDER BY day, position',
  );
  const read = (): LoopContent => {
    const camps = parts.summaries().filter(({ existed, type }) => existed !== null && !notPlaces.includes(type));
    const claimsOfCamps = parts.claims.ofSubjects(
      'camp',
      camps.map(({ id }) => id),
    );
    const scenes = [
      ...figureScenes(parts.questions),
      ...camps.flatMap((camp) => campScene(camp, claimsOfCamps.get(camp.id) ?? [])),
      ...passageScenes(parts.texts),
      ...yearsScene(camps, claimsOfCamps),
      ...termScenes(parts.glossary),
      ...dayScenes(dayRows.all(), parts.laws),
    ];
    return { language, scenes, camps };
  };
  let content: LoopContent | undefined;
  return {
    content: () => {
      content ??= read();
      return content;
    },
    days: () => [...new Set(dayRows.all().map(({ day }) => day))],
  };
}

function figureScenes(questions: QuestionReader): LoopScene[] {
  return questions.list().flatMap(({ id }): LoopScene[] => {
    const question = questions.find(id);
    const claim = question?.claims.find((each) => each.id === question.tally?.claimId);
    if (!question?.tally || !claim?.amount || claim.suspicious) return [];
    const { peoplePerStroke, ends, endsInCamp } = question.tally;
    const sources = titlesOf([...claim.citations, ...ends.citations]);
    return [
      { key: `figure ${id}`, kind: 'figure', title: question.title, claim, peoplePerStroke, ends, endsInCamp, sources },
    ];
  });
}

function campScene(camp: CampSummary, claims: readonly Claim[]): LoopScene[] {
  const seat = camp.seats.find(({ presumed }) => !presumed);
  if (!seat) return [];
  const dates = claims.filter(({ property }) => ['existence', 'opened', 'closed'].includes(property));
  const peak = claims.filter(({ id }) => id === camp.peak?.claimId);
  const sources = titlesOf([seat, ...dates, ...peak].flatMap(({ citations }) => citations));
  return sources.length > 0 ? [{ key: `camp ${camp.id}`, kind: 'camp', campId: camp.id, sources }] : [];
}

function passageScenes(texts: TextReader): LoopScene[] {
  return texts.list().flatMap(({ id, kind, contentNote }): LoopScene[] => {
    const text = kind === 'method' || contentNote !== null ? undefined : texts.find(id);
    return text?.inLoop ? passageOf(text) : [];
  });
}

/** The first paragraph, or the lead where that is too long for a scene. */
function passageOf({ id, title, lead, blocks, citations }: MemorialText): LoopScene[] {
  const paragraph = blocks.find(({ form }) => form === 'paragraph');
  const fits = paragraph !== undefined && paragraph.markdown.length <= maxPassageLength;
  const sources = titlesOf(fits && paragraph.citations.length > 0 ? paragraph.citations : citations);
  return [{ key: `passage ${id}`, kind: 'passage', title, markdown: fits ? paragraph.markdown : lead, sources }];
}

/** The map through the years rests on every date and every headcount of every camp on it. */
function yearsScene(camps: readonly CampSummary[], claimsOfCamps: Map<string, Claim[]>): LoopScene[] {
  const placed = camps.filter(({ seats }) => seats.some(({ coordinates }) => coordinates !== null));
  const shown = new Set(['existence', 'opened', 'closed', 'headcount', 'maximum']);
  const citations = placed.flatMap(({ id }) =>
    (claimsOfCamps.get(id) ?? []).filter(({ property }) => shown.has(property)),
  );
  const sources = titlesOf(citations.flatMap((claim) => claim.citations));
  return placed.length > 0 ? [{ key: 'years', kind: 'years', campIds: placed.map(({ id }) => id), sources }] : [];
}

function termScenes(glossary: GlossaryReader): LoopScene[] {
  return glossary.list().flatMap(({ id, term, expansion, definition, regimeWord, citations }): LoopScene[] => {
    const sources = titlesOf(citations);
    if (regimeWord || sources.length === 0) return [];
    return [{ key: `term ${id}`, kind: 'term', term, expansion, definition, sources }];
  });
}

function dayScenes(days: readonly { id: string; day: string }[], laws: LawReader): LoopScene[] {
  const byId = new Map(laws.list().map((law) => [law.id, law]));
  return days.flatMap(({ id, day }): LoopScene[] => {
    const law = byId.get(id);
    if (!law) return [];
    const sources = titlesOf(law.claims.flatMap(({ citations }) => citations));
    return [{ key: `day ${id}`, kind: 'day', law: { id, title: law.title, text: law.text }, day, sources }];
  });
}

/** Titles of the sources, most cited first. */
function titlesOf(citations: readonly Citation[]): string[] {
  const times = new Map<string, number>();
  for (const { sourceTitle } of citations) times.set(sourceTitle, (times.get(sourceTitle) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a).map(([title]) => title);
}
