import type { Content } from '../content/layout.ts';
import { dateColumns, type Inserter, wordColumns } from './inserter.ts';
import type { Places } from './places.ts';
import { insertShown } from './sources.ts';

/** Events. What they refer to is in the database already. */
export function insertEvents(inserter: Inserter, places: Places, events: Content['events']): void {
  for (const [index, event] of events.entries()) insertEvent(inserter, places, event, index + 1);
}

function insertEvent(inserter: Inserter, places: Places, event: Content['events'][number], position: number): void {
  const { id, title, summary, period, place, outcome } = event;
  const coordinates = event.coordinates ?? places.pointOf(place);
  inserter.insert('event', {
    id,
    position,
    ...wordColumns('title', title),
    ...wordColumns('summary', summary),
    ...dateColumns('period', period),
    ...wordColumns('place', places.nameOf(place)),
    lat: coordinates?.lat ?? null,
    lon: coordinates?.lon ?? null,
    ...wordColumns('outcome', outcome),
  });
  inserter.insertCitations('event', id, event.citations);
  insertShown(inserter, 'event', id, event.media);
  places.insertRef('event', id, place);
  inserter.insertSameAs('event', id, event.sameAs);
  for (const { date, text, citations } of event.days) {
    const row = inserter.insert('event_day', {
      event_id: id,
      ...dateColumns('date', date),
      ...wordColumns('text', text),
    });
    inserter.insertCitations('event-day', row, citations);
  }
  for (const { person, name, role, citations } of event.participants) {
    const words = { ...wordColumns('name', name), ...wordColumns('role', role) };
    const row = inserter.insert('event_person', { event_id: id, person_id: person ?? null, ...words });
    inserter.insertCitations('event-person', row, citations);
  }
  for (const { date, text, document, citations } of event.orders) {
    const row = inserter.insert('event_order', {
      event_id: id,
      ...dateColumns('date', date),
      document_id: inserter.hasDocument(document) ? document : null,
      ...wordColumns('text', text),
    });
    inserter.insertCitations('event-order', row, citations);
  }
  const claims = event.claims.filter((claim) => inserter.hasClaim(claim));
  for (const [table, ids] of Object.entries({ camp: event.camps, claim: claims, text: event.texts })) {
    for (const [index, target] of ids.entries()) {
      inserter.insert(`event_${table}`, { event_id: id, [`${table}_id`]: target, position: index + 1 });
    }
  }
}
