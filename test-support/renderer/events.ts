import type { MuseumEvent } from '../../db/model/api/event.ts';
import { dateOf } from './camps.ts';
import { citationOf, claimOf, exactly } from './claims.ts';

/** An event with one day, two people, an order and a figure. */
export const eventOf = (more: Partial<MuseumEvent> = {}): MuseumEvent => ({
  id: 'strike',
  title: 'The strike',
  summary: 'They stopped work.',
  period: dateOf('1954-05-16/1954-06-26'),
  place: 'North',
  coordinates: null,
  outcome: 'Troops came.',
  camps: [{ id: 'north', name: 'Northlag' }],
  days: [{ date: dateOf('1954-05-16'), text: 'The beginning.', citations: [citationOf('book')] }],
  participants: [
    { person: { id: 'a', name: 'Anna A', isNameless: false }, name: 'Anna A', role: 'chair', citations: [] },
    { person: null, name: 'B. B.', role: 'witness', citations: [] },
  ],
  orders: [{ date: null, text: 'A letter.', document: { id: 'letter', name: 'The letter' }, citations: [] }],
  claims: [claimOf('killed', exactly(46))],
  texts: [{ id: 'memory', name: 'Memory' }],
  media: [],
  citations: [citationOf('handbook')],
  ...more,
});
