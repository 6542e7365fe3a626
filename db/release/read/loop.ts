import type { CampSummary } from '../../model/api/camp.ts';
import type { Claim } from '../../model/api/claim.ts';
import type { DateValue } from '../../model/api/date.ts';
import type { LoopContent, LoopScene } from '../../model/api/loop.ts';
import type { Station } from '../../model/api/person.ts';
import { parseDate } from '../../model/entry/date.ts';
import { amountOf } from '../../model/headcount.ts';
import { type Language, languages, type StationKind } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CampSummaries } from './camps/camp-list.ts';
import type { CitationReader, ClaimReader } from './camps/claims.ts';
import type { QuestionReader } from './figures.ts';
import { nameScenes } from './people/loop-people.ts';
import type { PersonLists } from './people/person-list.ts';
import { type Playlists, readPlaylists } from './playlists.ts';
import { titlesOf } from './source-titles.ts';
import type { LawReader, TextReader } from './texts.ts';

export interface LoopReader {
  /** All scenes that a release allows in the loop on a day such as `2026-05-31`; computed once a day. */
  content(day: string): LoopContent;
  /** Days of remembrance as month and day, `05-31`. */
  days(): string[];
  /** The playlists of the release by id; none where it is of an earlier version. */
  playlists(): Playlists;
}

interface LoopParts {
  summaries: CampSummaries;
  citations: CitationReader;
  claims: ClaimReader;
  laws: LawReader;
  persons: PersonLists;
  questions: QuestionReader;
  texts: TextReader;
}

/** A longer sentence cannot be read in passing, in any of the languages. */
const maxSentenceLength = 190;

/** Administrations and groups: people were not held in them as such. */
const notPlaces: readonly CampSummary['type'][] = ['regional-administration', 'group', 'camp-type'];

/**
 * The dignity rules of the loop: people first; no camp without the people who were there, no number without one of them, no
 * works; nothing suspicious, no text with a note before it or kept out of the loop. Nothing unverified is in a release at all.
 */
export function loopReader(db: ReadableDb, language: Language, parts: LoopParts): LoopReader {
  const dayRows = db.prepare<[], { id: string; day: string }>(
    'SELECT id, day FROM law WHERE day IS NOT NULL ORDER BY day, position',
  );
  const namesOf = nameScenes(db, parts.persons, parts.citations);
  const passages = passageReader(db, parts.texts);
  const read = (): LoopContent => {
    const camps = parts.summaries().filter(({ existed, type }) => existed !== null && !notPlaces.includes(type));
    const claimsOfCamps = parts.claims.ofSubjects(
      'camp',
      camps.map(({ id }) => id),
    );
    const scenes = [
      ...yearsScene(camps, claimsOfCamps),
      ...camps.flatMap((camp) => figureScene(camp, claimsOfCamps.get(camp.id) ?? [], parts.persons)),
      ...passages(),
      ...questionScenes(parts.questions),
      ...camps.flatMap((camp) => campScene(camp, claimsOfCamps.get(camp.id) ?? [], parts.persons)),
      ...dayScenes(dayRows.all(), parts.laws),
    ];
    return { language, scenes, camps };
  };
  let content: LoopContent | undefined;
  let playlists: Playlists | undefined;
  let names: { day: string; scenes: LoopScene[] } | undefined;
  return {
    content: (day) => {
      content ??= read();
      if (names?.day !== day) names = { day, scenes: namesOf(day) };
      return { ...content, scenes: [...names.scenes, ...content.scenes] };
    },
    days: () => [...new Set(dayRows.all().map(({ day }) => day))],
    playlists: () => {
      playlists ??= readPlaylists(db);
      return playlists;
    },
  };
}

/** The largest number of strokes; of larger numbers a stroke is ten, a hundred or a thousand people. */
const maxStrokes = 9_000;
/** Among so many, the scene looks for one who was there at the time of the number. */
const maxAsked = 200;

/** People counted in a camp at its fullest, with one who was among them. */
function figureScene(camp: CampSummary, claims: readonly Claim[], persons: PersonLists): LoopScene[] {
  const headcount = camp.peak;
  const amount = headcount === null ? null : amountOf(headcount);
  const when = headcount?.period;
  if (headcount === null || amount === null || !when) return [];
  if (headcount.kind !== 'counted' || headcount.suspicious) return [];
  const ids = namesIn(persons, camp.id, maxAsked).map(({ id }) => id);
  const [person] = persons
    .summaries(ids)
    .map((each) => ({ each, ends: knownEnds(each.stations, camp.id, when) }))
    .filter(({ ends }) => ends > 0)
    .sort((a, b) => b.ends - a.ends)
    .map(({ each }) => each);
  if (person === undefined) return [];
  let peoplePerStroke = 1;
  while (amount / peoplePerStroke > maxStrokes) peoplePerStroke *= 10;
  const sources = titlesOf(claims.filter(({ id }) => id === headcount.claimId).flatMap(({ citations }) => citations));
  return [
    {
      key: `figure ${camp.id}`,
      kind: 'figure',
      campId: camp.id,
      headcount,
      peoplePerStroke,
      person,
      sources,
    },
  ];
}

const namesIn = (persons: PersonLists, campId: string, count: number) => persons.inCamp(campId).slice(0, count);

const leaving: readonly StationKind[] = ['released', 'exiled', 'died'];

/**
 * Whether a person was in a camp at the time of a number: 2, came before and left after it; 1, one of the two is known; 0, neither,
 * or the dates say otherwise. Of a year alone, the last day counts for coming and the first for leaving.
 */
function knownEnds(stations: readonly Station[], campId: string, { firstDay, lastDay }: DateValue): number {
  const here = stations.filter(({ camp }) => camp?.id === campId);
  const after = stations.slice(stations.findLastIndex(({ camp }) => camp?.id === campId) + 1);
  const came = here
    .filter(({ kind }) => !leaving.includes(kind))
    .flatMap(({ date }) => parseDate(date.edtf.split('/')[0] ?? '')?.lastDay ?? []);
  const left = here
    .filter(({ kind, date }) => leaving.includes(kind) || date.interval)
    .flatMap(({ date }) => parseDate(date.edtf.split('/').at(-1) ?? '')?.firstDay ?? []);
  const wasElsewhere = after.some(({ date }) => date.lastDay !== null && date.lastDay < (lastDay ?? ''));
  const cameLater = came.length > 0 && came.every((day) => day > (firstDay ?? ''));
  const leftBefore = left.length > 0 && left.every((day) => day < (lastDay ?? ''));
  return cameLater || leftBefore || wasElsewhere ? 0 : Math.sign(came.length) + Math.sign(left.length);
}

const maxNamesOfCamp = 8;

function campScene(camp: CampSummary, claims: readonly Claim[], persons: PersonLists): LoopScene[] {
  const seat = camp.seats.find(({ presumed }) => !presumed);
  const people = namesIn(persons, camp.id, maxNamesOfCamp);
  if (!seat || people.length === 0) return [];
  const dates = claims.filter(({ property }) => ['existence', 'opened', 'closed'].includes(property));
  const sources = titlesOf([seat, ...dates].flatMap(({ citations }) => citations));
  return sources.length > 0 ? [{ key: `camp ${camp.id}`, kind: 'camp', campId: camp.id, people, sources }] : [];
}

/** A quotation of each text, or its first sentence: the same one in every language. */
function passageReader(db: ReadableDb, texts: TextReader): () => LoopScene[] {
  const fits = (column: string): string =>
    languages.map((code) => `length(${column}_${code}) <= ${maxSentenceLength}`).join(' AND ');
  const shortLeads = db.prepare<[], { id: string }>(`SELECT id FROM memorial_text WHERE ${fits('lead')}`);
  const shortQuotes = db.prepare<[string], { at: number }>(`
    SELECT (SELECT count(*) FROM text_block AS before WHERE before.text_id = quote.text_id AND before.position < quote.position) AS at
    FROM text_block AS quote WHERE quote.text_id = ? AND quote.form = 'quote' AND ${fits('quote.markdown')}
    ORDER BY quote.position LIMIT 1`);
  return () => {
    const short = new Set(shortLeads.all().map(({ id }) => id));
    return texts.list().flatMap(({ id, kind, contentNote }): LoopScene[] => {
      const text = kind === 'method' || contentNote !== null ? undefined : texts.find(id);
      if (!text?.inLoop) return [];
      const quote = text.blocks[shortQuotes.get(id)?.at ?? -1];
      const markdown = quote?.markdown ?? (short.has(id) ? text.lead : null);
      if (markdown === null) return [];
      const sources = titlesOf(quote !== undefined && quote.citations.length > 0 ? quote.citations : text.citations);
      return [{ key: `passage ${id}`, kind: 'passage', title: text.title, markdown, sources }];
    });
  };
}

const maxRows = 4;

/** Only where every number of a question counts the same people. */
function questionScenes(questions: QuestionReader): LoopScene[] {
  return questions.list().flatMap(({ id }): LoopScene[] => {
    const question = questions.find(id);
    const claims = question?.claims ?? [];
    const scales = new Set(claims.map(({ amount, counts }) => (amount === null ? null : (counts?.scale ?? null))));
    const isPeople = claims.every(({ counts }) => counts?.unit === 'persons');
    if (!question || scales.size !== 1 || scales.has(null) || !isPeople) return [];
    if (claims.length < 2 || claims.length > maxRows) return [];
    const sources = titlesOf(claims.flatMap(({ citations }) => citations));
    return [{ key: `question ${id}`, kind: 'question', title: question.title, claims, sources }];
  });
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

function dayScenes(days: readonly { id: string; day: string }[], laws: LawReader): LoopScene[] {
  const byId = new Map(laws.list().map((law) => [law.id, law]));
  return days.flatMap(({ id, day }): LoopScene[] => {
    const law = byId.get(id);
    if (!law) return [];
    const sources = titlesOf(law.claims.flatMap(({ citations }) => citations));
    return [{ key: `day ${id}`, kind: 'day', law: { id, title: law.title, text: law.text }, day, sources }];
  });
}
