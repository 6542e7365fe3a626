import type { Citation, Claim, Term } from './claim.ts';
import type { DateValue } from './date.ts';
import type { Medium } from './media.ts';
import type { PersonName } from './person.ts';

/** An event in the list of `/api/events`, in the editors' order. */
export interface EventSummary {
  id: string;
  title: string;
  summary: string;
  period: DateValue;
  place: string | null;
  /** Its name of today, where that is another. */
  placeToday?: string;
}

/** Answer of `/api/events/:id`. */
export interface MuseumEvent extends EventSummary {
  coordinates: { lat: number; lon: number } | null;
  outcome: string | null;
  camps: Term[];
  /** In order of time. */
  days: { date: DateValue; text: string; citations: Citation[] }[];
  /** `person` is null for one who is only named. */
  participants: { person: PersonName | null; name: string; role: string; citations: Citation[] }[];
  orders: { date: DateValue | null; text: string; document: Term | null; citations: Citation[] }[];
  claims: Claim[];
  texts: Term[];
  media: Medium[];
  citations: Citation[];
}
