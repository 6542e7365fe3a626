import type { DateValue } from '../../model/api/date.ts';
import type { ClaimEntry } from '../../model/entry/claim.ts';
import { parseDate } from '../../model/entry/date.ts';
import type { PersonEntry } from '../../model/entry/person.ts';
import { type StationKind, stationKinds } from '../../model/vocabulary.ts';
import { isStation } from '../content/checks/stations.ts';
import type { Inserter } from './inserter.ts';
import { dateColumns, wordColumns } from './inserter.ts';
import type { Places } from './places.ts';
import { insertShown } from './sources.ts';

export function insertPersons(inserter: Inserter, persons: readonly PersonEntry[]): void {
  for (const person of persons) insertPerson(inserter, person);
}

function insertPerson(inserter: Inserter, person: PersonEntry): void {
  inserter.insert('person', {
    id: person.id,
    ...wordColumns('name', person.name),
    ...wordColumns('family_name', person.familyName),
    ...wordColumns('name_instead', person.nameWithheld?.instead),
    ...wordColumns('name_withheld', person.nameWithheld?.reason),
    gender: person.gender,
    people_id: person.people ?? null,
    ...wordColumns('occupation', person.occupation),
    ...wordColumns('summary', person.summary),
    certainty: person.certainty,
    ...wordColumns('certainty_reason', person.certaintyReason),
    portrait_id: person.portrait ?? null,
  });
  inserter.insertCitations('person', person.id, person.citations);
  insertShown(inserter, 'person', person.id, person.media);
  inserter.insertSameAs('person', person.id, person.sameAs);
  for (const { text, language, kind, citations } of person.names) {
    const row = inserter.insert('person_name', { person_id: person.id, text, language, kind });
    inserter.insertCitations('person-name', row, citations);
  }
  for (const { person: related, kind, citations } of person.relations) {
    const row = inserter.insert('person_relation', { person_id: person.id, related_id: related, kind });
    inserter.insertCitations('relation', row, citations);
  }
}

/** Paragraphs of a person. The claims are in the database already, so that marks of claims left out are known. */
export function insertStories(inserter: Inserter, persons: readonly PersonEntry[]): void {
  for (const { id, body } of persons) {
    for (const [index, block] of body.entries()) {
      const row = inserter.insert('story_block', {
        owner_kind: 'person',
        owner_id: id,
        position: index + 1,
        form: block.form,
        ...dateColumns('date', block.date),
        ...wordColumns('markdown', inserter.shownMarkdown(block.text)),
      });
      insertShown(inserter, 'story', row, block.media);
      inserter.insertCitations('story', row, block.citations);
    }
  }
}

interface DatedStation {
  claim: ClaimEntry;
  kind: StationKind;
  date: DateValue;
}

/** The stations of one person in order of time; those without a date come where the editors put them. */
export class Stations {
  readonly #inserter: Inserter;
  readonly #places: Places;
  readonly #byPerson = new Map<string, DatedStation[]>();

  constructor(inserter: Inserter, places: Places) {
    this.#inserter = inserter;
    this.#places = places;
  }

  add(personId: string, claim: ClaimEntry): void {
    const date = claim.date === undefined ? null : parseDate(claim.date);
    if (date === null || !isStation(claim.property)) return;
    const stations = this.#byPerson.get(personId) ?? [];
    stations.push({ claim, kind: claim.property, date });
    this.#byPerson.set(personId, stations);
  }

  insert(): void {
    for (const [personId, stations] of this.#byPerson) {
      for (const [index, station] of inOrderOfTime(stations).entries()) this.#insertOne(personId, index + 1, station);
    }
  }

  #insertOne(personId: string, position: number, { claim, kind, date }: DatedStation): void {
    const { camp, place, body, article, termYears } = claim.station ?? {};
    const coordinates = claim.station?.coordinates ?? this.#places.pointOf(place);
    this.#inserter.insert('station', {
      claim_id: claim.id,
      person_id: personId,
      position,
      kind,
      date_json: JSON.stringify(date),
      camp_id: camp ?? null,
      ...wordColumns('place', this.#places.nameOf(place)),
      lat: coordinates?.lat ?? null,
      lon: coordinates?.lon ?? null,
      ...wordColumns('body', body),
      ...wordColumns('article', article),
      term_years: termYears ?? null,
    });
    this.#places.insertRef('station', claim.id, place);
  }
}

/**
 * A station without a day keeps its place behind the one before it; a death of that year comes at its end. A period of which only
 * the end is known comes with that end, before a release of the same year.
 */
function inOrderOfTime(stations: readonly DatedStation[]): DatedStation[] {
  let last = '';
  const keyed = stations.map((station) => {
    const { edtf, firstDay, lastDay } = station.date;
    const until = firstDay === null ? (parseDate(edtf.split('/').at(-1) ?? '')?.firstDay ?? null) : firstDay;
    const own = station.kind === 'died' ? (lastDay ?? firstDay) : until;
    last = own ?? last;
    return { station, day: last, rank: own === null ? null : stationKinds.indexOf(station.kind) };
  });
  return keyed
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.rank === null || b.rank === null ? 0 : a.rank - b.rank))
    .map(({ station }) => station);
}
