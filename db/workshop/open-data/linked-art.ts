import type { CitationEntry } from '../../model/entry/citation.ts';
import type { ClaimEntry } from '../../model/entry/claim.ts';
import type { PlaceRef } from '../../model/entry/place-ref.ts';
import { type SameAsEntry, sameAsAddress } from '../../model/entry/same-as.ts';
import type { Trilingual } from '../../model/entry/trilingual.ts';
import { languages } from '../../model/vocabulary.ts';
import type { Content } from '../../release/content/layout.ts';

const crm = 'http://www.cidoc-crm.org/cidoc-crm/';

/** Terms of Linked Art with their CIDOC CRM meaning; written out, so that no reader has to fetch a context. */
const context = {
  id: '@id',
  type: '@type',
  crm,
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  la: 'https://linked.art/ns/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  esimde: 'urn:esimde:term:',
  Person: 'crm:E21_Person',
  Group: 'crm:E74_Group',
  Place: 'crm:E53_Place',
  Event: 'crm:E5_Event',
  Activity: 'crm:E7_Activity',
  LinguisticObject: 'crm:E33_Linguistic_Object',
  Name: 'crm:E33_E41_Linguistic_Appellation',
  TimeSpan: 'crm:E52_Time-Span',
  Dimension: 'crm:E54_Dimension',
  AttributeAssignment: 'crm:E13_Attribute_Assignment',
  _label: 'rdfs:label',
  content: 'crm:P190_has_symbolic_content',
  identified_by: { '@id': 'crm:P1_is_identified_by', '@container': '@set' },
  language: 'esimde:language',
  timespan: 'crm:P4_has_time-span',
  edtf: 'esimde:edtf',
  value: { '@id': 'crm:P90_has_value', '@type': 'xsd:decimal' },
  lower_value_limit: { '@id': 'crm:P90a_has_lower_value_limit', '@type': 'xsd:decimal' },
  upper_value_limit: { '@id': 'crm:P90b_has_upper_value_limit', '@type': 'xsd:decimal' },
  unit: 'crm:P91_has_unit',
  took_place_at: { '@id': 'crm:P7_took_place_at', '@container': '@set' },
  participant: { '@id': 'crm:P11_had_participant', '@container': '@set' },
  attributed_by: { '@id': 'crm:P140i_was_attributed_by', '@container': '@set' },
  assigned: { '@id': 'crm:P141_assigned', '@container': '@set' },
  assigned_property: 'crm:P177_assigned_property_of_type',
  referred_to_by: { '@id': 'crm:P67i_is_referred_to_by', '@container': '@set' },
  carried_out_by: { '@id': 'crm:P14_carried_out_by', '@container': '@set' },
  equivalent: { '@id': 'la:equivalent', '@container': '@set' },
  defined_by: 'crm:P168_place_is_defined_by',
  member_of: { '@id': 'crm:P107i_is_current_or_former_member_of', '@container': '@set' },
} as const;

type Node = Record<string, unknown>;

/** A stable name; it does not change with the release. */
const uri = (kind: string, id: string): string => `urn:esimde:${kind}:${id}`;

const names = (text: Trilingual | undefined): Node[] =>
  text === undefined ? [] : languages.map((language) => ({ type: 'Name', content: text[language], language }));

const span = (edtf: string | undefined): Node => (edtf === undefined ? {} : { timespan: { type: 'TimeSpan', edtf } });

const equivalents = (type: string, sameAs: readonly SameAsEntry[]): Node =>
  sameAs.length === 0 ? {} : { equivalent: sameAs.map((each) => ({ id: sameAsAddress(each), type })) };

const references = (citations: readonly CitationEntry[]): Node[] =>
  citations.map(({ source, locator, asPrinted }) => ({
    type: 'LinguisticObject',
    id: uri('source', source),
    ...(locator !== undefined && { 'esimde:locator': locator }),
    ...(asPrinted !== undefined && { 'esimde:asPrinted': asPrinted }),
  }));

/** Persons, camps, events, places and sources as Linked Art, with each claim as an attribute assignment. */
export function linkedArt(content: Content): { '@context': typeof context; '@graph': Node[] } {
  const { persons, camps, events, places, sources } = content;
  const graph = [
    ...persons.map((person) => ({
      id: uri('person', person.id),
      type: 'Person',
      _label: (person.name ?? person.nameWithheld?.instead)?.en,
      identified_by: [
        ...names(person.name),
        ...person.names.map(({ text, language }) => ({ type: 'Name', content: text, language })),
      ],
      ...equivalents('Person', person.sameAs),
      referred_to_by: references(person.citations),
      attributed_by: person.claims.map(assignmentOf),
    })),
    ...camps.map((camp) => ({
      id: uri('camp', camp.id),
      type: 'Group',
      _label: camp.name.en,
      identified_by: names(camp.name),
      ...equivalents('Group', camp.sameAs),
      'esimde:type': camp.type,
      ...span(camp.existed),
      ...(camp.parent !== undefined && { member_of: [{ id: uri('camp', camp.parent), type: 'Group' }] }),
      attributed_by: [...camp.claims.map(assignmentOf), ...camp.seats.map(seatOf)],
    })),
    ...events.map((event) => ({
      id: uri('event', event.id),
      type: 'Event',
      _label: event.title.en,
      identified_by: names(event.title),
      ...equivalents('Event', event.sameAs),
      ...span(event.period),
      ...(event.place !== undefined && {
        took_place_at: [placeOf(event.place)],
      }),
      participant: event.participants.map(({ person, name }) =>
        person === undefined
          ? { type: 'Person', _label: name?.en, identified_by: names(name) }
          : { type: 'Person', id: uri('person', person) },
      ),
      referred_to_by: references(event.citations),
    })),
    ...places.map((place) => ({
      id: uri('place', place.id),
      type: 'Place',
      _label: place.name.en,
      identified_by: names(place.name),
      ...pointOf(place.coordinates),
      ...equivalents('Place', place.sameAs),
      attributed_by: place.claims.map(assignmentOf),
    })),
    ...sources.map((source) => ({
      id: uri('source', source.id),
      type: 'LinguisticObject',
      _label: source.title.en,
      identified_by: names(source.title),
    })),
  ];
  return { '@context': context, '@graph': graph };
}

/** A place of the content, or one that is only named. */
const placeOf = (ref: PlaceRef): Node =>
  typeof ref === 'string'
    ? { type: 'Place', id: uri('place', ref) }
    : { type: 'Place', _label: ref.en, identified_by: names(ref) };

const pointOf = (point: { lat: number; lon: number } | undefined): Node =>
  point === undefined ? {} : { defined_by: `POINT (${point.lon} ${point.lat})` };

/** Who says that a camp had its seat here, and when. */
function seatOf({ place, coordinates, period, citations }: Content['camps'][number]['seats'][number]): Node {
  return {
    type: 'AttributeAssignment',
    assigned_property: 'esimde:seat',
    assigned: [{ ...placeOf(place), ...pointOf(coordinates) }],
    ...span(period),
    referred_to_by: references(citations ?? []),
  };
}

function assignmentOf(claim: ClaimEntry): Node {
  const { id, property, label, station, state, counts, kind, qualifier, period, date, countedBy } = claim;
  const places = station?.place === undefined ? [] : [placeOf(station.place)];
  const camps = [station?.camp, state?.parent].flatMap((camp) =>
    camp === undefined ? [] : [{ type: 'Group', id: uri('camp', camp) }],
  );
  return {
    id: uri('claim', id),
    type: 'AttributeAssignment',
    ...(label !== undefined && { _label: label.en }),
    assigned_property: `esimde:${property}`,
    assigned: [...assignedOf(claim), ...camps, ...places],
    ...span(date ?? period),
    ...(kind !== undefined && { 'esimde:kind': kind }),
    ...(state?.type !== undefined && { 'esimde:type': state.type }),
    ...(state?.region !== undefined && { 'esimde:region': state.region }),
    ...(counts !== undefined && { 'esimde:counts': counts }),
    ...(qualifier !== 'exact' && { 'esimde:qualifier': qualifier }),
    ...(countedBy !== undefined && { carried_out_by: [{ type: 'Group', _label: countedBy.en }] }),
    referred_to_by: references(claim.citations),
  };
}

function assignedOf({ amount, statement, counts }: ClaimEntry): Node[] {
  if (statement !== undefined) {
    return languages.map((language) => ({ type: 'LinguisticObject', content: statement[language], language }));
  }
  if (amount === undefined) return [];
  const unit = counts === undefined ? {} : { unit: `esimde:${counts}` };
  if (typeof amount === 'number') return [{ type: 'Dimension', value: String(amount), ...unit }];
  const { min, max } = amount;
  return [
    {
      type: 'Dimension',
      ...(min !== undefined && { lower_value_limit: String(min) }),
      ...(max !== undefined && { upper_value_limit: String(max) }),
      ...unit,
    },
  ];
}
