import type { Term } from '../../../model/api/claim.ts';
import type { OtherName, PeopleList, Person, PersonName } from '../../../model/api/person.ts';
import type { Block } from '../../../model/api/text.ts';
import { type Language, languages } from '../../../model/vocabulary.ts';
import type { ReadableDb } from '../../../sqlite/connection.ts';
import type { CitationReader, ClaimReader } from '../camps/claims.ts';
import { dateOf, inLanguage } from '../columns.ts';
import { documentsAbout } from '../documents.ts';
import { eventsAbout } from '../events.ts';
import type { MediaReader } from '../media.ts';
import type { PersonFilter, PersonLists } from './person-list.ts';

export interface PersonReader {
  list(filter: PersonFilter): PeopleList;
  find(id: string): Person | undefined;
}

interface PersonParts {
  lists: PersonLists;
  citations: CitationReader;
  claims: ClaimReader;
  media: MediaReader;
}

type Row = Pick<Person, 'certainty'> & {
  certainty_reason: string;
  name_withheld: string | null;
  peopleId: string | null;
  people: string | null;
  portraitId: string | null;
} & Record<`name_${Language}`, string | null>;

const maxSameCamps = 12;

export function personReader(db: ReadableDb, language: Language, parts: PersonParts): PersonReader {
  const { lists, citations, claims, media } = parts;
  const byId = db.prepare<[string], Row>(`
    SELECT ${languages.map((code) => `person.name_${code}`).join(', ')}, person.certainty,
      ${inLanguage(language, 'person.certainty_reason', 'person.name_withheld')},
      person.people_id AS peopleId, people.name_${language} AS people, person.portrait_id AS portraitId
    FROM person LEFT JOIN people ON people.id = person.people_id WHERE person.id = ?`);
  const texts = db.prepare<[string], Term>(`
    SELECT memorial_text.id, memorial_text.title_${language} AS name
    FROM text_person CROSS JOIN memorial_text ON memorial_text.id = text_person.text_id
    WHERE text_person.person_id = ? ORDER BY memorial_text.position`);
  const otherNames = otherNameReader(db, citations);
  const documents = documentsAbout(db, language, 'person');
  const events = eventsAbout(db, language, 'person');
  const relations = relationReader(db, language, citations);
  const blocks = storyReader(db, language, citations, media);
  return {
    list: lists.list,
    find: (id) => {
      const row = byId.get(id);
      if (row === undefined) return undefined;
      const [summary] = lists.summaries([id]);
      if (summary === undefined) return undefined;
      const story = blocks('person', id);
      const marked = story.flatMap(({ markdown }) =>
        [...markdown.matchAll(/\[\^([^\]]+)\]/g)].map(([, claim = '']) => claim),
      );
      const { name_kk: kk, name_ru: ru, name_en: en } = row;
      return {
        ...summary,
        names: kk === null || ru === null || en === null ? null : { kk, ru, en },
        nameWithheld: row.name_withheld,
        otherNames: otherNames(id),
        people: row.peopleId === null || row.people === null ? null : { id: row.peopleId, name: row.people },
        certainty: row.certainty,
        certaintyReason: row.certainty_reason,
        citations: citations.of('person', [id]).get(id) ?? [],
        portrait: row.portraitId === null ? null : media.find(row.portraitId),
        media: media.of('person', [id]).get(id) ?? [],
        blocks: story,
        claims: claims.byIds([...new Set([...summary.stations.map(({ claimId }) => claimId), ...marked])]),
        relations: relations(id),
        sameCamps: sameCamps(lists, summary),
        documents: documents(id),
        events: events(id),
        texts: texts.all(id),
      };
    },
  };
}

/** Others of the same camps, from the person's own place in the alphabet on, so that no name is on every page. */
function sameCamps(lists: PersonLists, { id, camps }: Pick<Person, 'id' | 'camps'>): PersonName[] {
  const others = new Map<string, PersonName>();
  for (const camp of camps) {
    const people = lists.inCamp(camp.id);
    const at = people.findIndex((person) => person.id === id);
    for (const person of [...people.slice(at + 1), ...people.slice(0, Math.max(0, at))]) {
      if (others.size >= maxSameCamps) break;
      if (person.id !== id) others.set(person.id, person);
    }
  }
  return [...others.values()];
}

/** Names that only help the search are not shown. */
function otherNameReader(db: ReadableDb, citations: CitationReader): (personId: string) => OtherName[] {
  const byPerson = db.prepare<[string], Omit<OtherName, 'citations'> & { id: number }>(
    `SELECT id, text, language, kind FROM person_name WHERE person_id = ? AND kind <> 'search' ORDER BY id`,
  );
  return (personId) => {
    const rows = byPerson.all(personId);
    const citationsOf = citations.of(
      'person-name',
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, ...name }) => ({ ...name, citations: citationsOf.get(String(id)) ?? [] }));
  };
}

type RelationRow = Person['relations'][number]['person'] & Pick<Person['relations'][number], 'kind'> & { row: number };

function relationReader(
  db: ReadableDb,
  language: Language,
  citations: CitationReader,
): (personId: string) => Person['relations'] {
  const byPerson = db.prepare<[string], Omit<RelationRow, 'isNameless'> & { isNameless: number }>(`
    SELECT person_relation.id AS row, person_relation.kind, person.id,
      coalesce(person.name_${language}, person.name_instead_${language}) AS name, person.name_kk IS NULL AS isNameless
    FROM person_relation CROSS JOIN person ON person.id = person_relation.related_id
    WHERE person_relation.person_id = ? ORDER BY person_relation.id`);
  return (personId) => {
    const rows = byPerson.all(personId);
    const citationsOf = citations.of(
      'relation',
      rows.map(({ row }) => row),
    );
    return rows.map(({ row, kind, id, name, isNameless }) => ({
      person: { id, name, isNameless: isNameless === 1 },
      kind,
      citations: citationsOf.get(String(row)) ?? [],
    }));
  };
}

type StoryRow = Pick<Block, 'form' | 'markdown'> & { id: number; date: string | null };

/** Paragraphs of a person. */
function storyReader(
  db: ReadableDb,
  language: Language,
  citations: CitationReader,
  media: MediaReader,
): (kind: 'person', ownerId: string) => Block[] {
  const byOwner = db.prepare<[string, string], StoryRow>(`
    SELECT id, form, date_json AS date, ${inLanguage(language, 'markdown')}
    FROM story_block WHERE owner_kind = ? AND owner_id = ? ORDER BY position`);
  return (kind, ownerId) => {
    const rows = byOwner.all(kind, ownerId);
    const ids = rows.map(({ id }) => id);
    const [citationsOf, shown] = [citations.of('story', ids), media.of('story', ids)];
    return rows.map(({ id, date, ...row }) => ({
      ...row,
      date: dateOf(date),
      media: shown.get(String(id)) ?? [],
      citations: citationsOf.get(String(id)) ?? [],
    }));
  };
}
