import type { Alias, Camp, CampsReply, Lineage } from '../../../model/api/camp.ts';
import type { ClaimPage, Term } from '../../../model/api/claim.ts';
import type { PersonName } from '../../../model/api/person.ts';
import { type Language, languages } from '../../../model/vocabulary.ts';
import type { ReadableDb } from '../../../sqlite/connection.ts';
import { dateOf, inLanguage } from '../columns.ts';
import { documentsAbout } from '../documents.ts';
import { eventsAbout } from '../events.ts';
import type { ContradictionReader } from '../figures.ts';
import type { MediaReader } from '../media.ts';
import type { PersonLists } from '../people/person-list.ts';
import { type CampQuery, type CampSummaries, listCamps } from './camp-list.ts';
import type { CitationReader, ClaimReader } from './claims.ts';
import { type HeadcountReader, headcountsAmong } from './headcounts.ts';
import type { StateReader } from './states.ts';

interface CampParts {
  summaries: CampSummaries;
  citations: CitationReader;
  claims: ClaimReader;
  contradictions: ContradictionReader;
  headcounts: HeadcountReader;
  lineage: LineageReader;
  media: MediaReader;
  persons: PersonLists;
  states: StateReader;
}

export interface CampReader {
  list(filter: CampQuery): CampsReply;
  /** One camp with its first claims; undefined if the id is unknown. */
  find(id: string): Camp | undefined;
  /** A page of the following claims; undefined if the id is unknown. */
  further(id: string, from: number): ClaimPage | undefined;
}

type NameRow = Record<`name_${Language}` | `full_name_${Language}` | 'summary', string>;
type AliasRow = Omit<Alias, 'citations'> & { id: number };

export function campReader(db: ReadableDb, language: Language, collator: Intl.Collator, parts: CampParts): CampReader {
  const documents = documentsAbout(db, language, 'camp');
  const events = eventsAbout(db, language, 'camp');
  const names = db.prepare<[string], NameRow>(`
    SELECT ${languages.map((code) => `name_${code}, full_name_${code}`).join(', ')}, ${inLanguage(language, 'summary')}
    FROM camp WHERE id = ?`);
  const related = relatedCamps(db, language, parts);
  const aliases = aliasReader(db, parts.citations);

  const find = (id: string): Camp | undefined => {
    const summary = parts.summaries().find((camp) => camp.id === id);
    const row = names.get(id);
    if (!summary || !row) return undefined;
    const claims = parts.claims.ofSubject('camp', id);
    const claimsBeyond = parts.claims.beyond('camp', id);
    return {
      ...summary,
      headcounts: headcountsAmong(parts.headcounts.ofCamps([id]).get(id) ?? []),
      names: byLanguage((code) => row[`name_${code}`]),
      fullNames: byLanguage((code) => row[`full_name_${code}`]),
      aliases: aliases(id),
      summary: row.summary,
      workCitations: parts.citations.of('camp-work', [id]).get(id) ?? [],
      ...related(id),
      media: parts.media.of('camp', [id]).get(id) ?? [],
      claims,
      ...(claimsBeyond > 0 && { claimsBeyond }),
      lineage: parts.lineage.ofCamp(id),
      contradictions:
        claimsBeyond > 0 ? parts.contradictions.ofSubject('camp', id) : parts.contradictions.amongClaims(claims),
      ...peopleOf(parts.persons.inCamp(id)),
      documents: documents(id),
      events: events(id),
    };
  };
  return {
    list: (filter) => listCamps(parts.summaries(), filter, collator),
    find,
    further: (id, from) =>
      parts.summaries().some((camp) => camp.id === id) ? parts.claims.further('camp', id, from) : undefined,
  };
}

/** Maximum number of names in the answer about a camp; the list of people has all of them. */
const maxPeopleOfCamp = 24;

const peopleOf = (people: PersonName[]): Pick<Camp, 'people' | 'peopleTotal'> => ({
  people: people.slice(0, maxPeopleOfCamp),
  peopleTotal: people.length,
});

type RelatedCamps = Pick<Camp, 'parent' | 'parents' | 'sections' | 'members' | 'texts'>;

/** Parent, sections, members and texts of a camp, as ids with names. */
function relatedCamps(
  db: ReadableDb,
  language: Language,
  { states, summaries }: Pick<CampParts, 'states' | 'summaries'>,
): (campId: string) => RelatedCamps {
  const members = db.prepare<[string], Term>(`
    SELECT member.id, ${inLanguage(language, 'member.name')}
    FROM camp_member CROSS JOIN camp AS member ON member.id = camp_member.member_id
    WHERE camp_member.group_id = ? ORDER BY camp_member.position`);
  const texts = db.prepare<[string], Term>(`
    SELECT memorial_text.id, memorial_text.title_${language} AS name
    FROM camp_text CROSS JOIN memorial_text ON memorial_text.id = camp_text.text_id
    WHERE camp_text.camp_id = ? ORDER BY camp_text.position`);
  const find = (id: string | null): Term | undefined => {
    const camp = summaries().find((each) => each.id === id);
    return camp && { id: camp.id, name: camp.name };
  };
  const parentsOf = (id: string): NonNullable<Camp['parents']> =>
    (states('camp').get(id) ?? []).flatMap(({ parentId, period }) => {
      const camp = find(parentId);
      return camp === undefined ? [] : { ...camp, period };
    });
  const sectionsOf = (id: string): Term[] => {
    const isNow = ({ parentId }: { parentId: string | null }): boolean => parentId === id;
    const wasOnce = (campId: string): boolean => states('camp').get(campId)?.some(isNow) ?? false;
    const own = summaries().filter(isNow);
    const former = summaries().filter((camp) => !isNow(camp) && wasOnce(camp.id));
    return [...own.sort(byId), ...former.sort(byId)].map(({ id: campId, name }) => ({ id: campId, name }));
  };
  return (id) => ({
    parent: find(summaries().find((camp) => camp.id === id)?.parentId ?? null) ?? null,
    ...withParents(parentsOf(id)),
    sections: sectionsOf(id),
    members: members.all(id),
    texts: texts.all(id),
  });
}

const byId = (a: Term, b: Term): number => (a.id < b.id ? -1 : 1);

const withParents = (parents: NonNullable<Camp['parents']>): Pick<Camp, 'parents'> =>
  parents.length === 0 ? {} : { parents };

/** Names by which a camp is or was known. Those that only help the search are not shown. */
function aliasReader(db: ReadableDb, citations: CitationReader): (campId: string) => Alias[] {
  const byCamp = db.prepare<[string], AliasRow>(
    `SELECT id, text, language, kind FROM camp_alias WHERE camp_id = ? AND kind <> 'search' ORDER BY id`,
  );
  return (campId) => {
    const rows = byCamp.all(campId);
    const citationsOf = citations.of(
      'alias',
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, ...alias }) => ({ ...alias, citations: citationsOf.get(String(id)) ?? [] }));
  };
}

function byLanguage(textIn: (language: Language) => string): Record<Language, string> {
  return { kk: textIn('kk'), ru: textIn('ru'), en: textIn('en') };
}

interface LineageRow {
  id: string;
  fromId: string | null;
  fromName: string | null;
  toId: string | null;
  toName: string | null;
  date: string;
  kind: Lineage['kind'];
  label: string | null;
}

interface LineageReader {
  /** What a camp came from and what it went into, in order of time. */
  ofCamp(campId: string): Lineage[];
}

export function lineageReader(
  db: ReadableDb,
  language: Language,
  citations: CitationReader,
  summaries: CampSummaries,
): LineageReader {
  const byCamp = db.prepare<[string, string], LineageRow>(`
    SELECT lineage.id, from_id AS fromId, from_name_${language} AS fromName,
      to_id AS toId, to_name_${language} AS toName,
      lineage.date_json AS date, lineage.kind, ${inLanguage(language, 'lineage.label')}
    FROM lineage WHERE from_id = ? OR to_id = ?
    ORDER BY lineage.position`);
  // Rows of camps are wide; their names are in memory.
  const nameOf = (id: string | null): string => summaries().find((camp) => camp.id === id)?.name ?? '';
  return {
    ofCamp: (campId) => {
      const rows = byCamp.all(campId, campId);
      const citationsOf = citations.of(
        'lineage',
        rows.map(({ id }) => id),
      );
      return rows.map((row) => ({
        id: row.id,
        from: { id: row.fromId, name: row.fromName ?? nameOf(row.fromId) },
        to: { id: row.toId, name: row.toName ?? nameOf(row.toId) },
        date: dateOf(row.date),
        kind: row.kind,
        label: row.label,
        citations: citationsOf.get(row.id) ?? [],
      }));
    },
  };
}
