/** What visitors write to the museum: sealed on the kiosk's page, opened with the museum's own key on the workshop's. */

export const letterKinds = ['question', 'correction', 'testimony', 'photograph'] as const;
type LetterKind = (typeof letterKinds)[number];

/** A letter as it is sealed. Empty texts were left empty. */
export interface Letter {
  kind: LetterKind;
  /** Names of the person. */
  name: string;
  born: string;
  camp: string;
  relation: string;
  words: string;
  contact: string;
  /** The visitor agrees that the museum keeps the letter and answers it. */
  consent: true;
  /** Screen that it was written from, such as `#/names/list/7`; null: none. */
  from: string | null;
  language: string;
}

/** Maximum size of a sealed letter. */
export const maxLetterBytes = 32_768;

/** Answer of `POST /api/inbox`: what the visitor asks for the letter by. */
export interface LetterReceipt {
  number: string;
}

export const letterStatuses = ['new', 'read', 'answered', 'closed'] as const;
type LetterStatus = (typeof letterStatuses)[number];

/** What curators say of a letter; its words are not among it. */
export interface LetterState {
  status: LetterStatus;
  /** What was answered, or is to be done. */
  reply: string;
  /** Record that it is about, such as `person/id`; null: none. */
  link: string | null;
}

export interface InboxEntry extends LetterState {
  number: string;
  /** ISO day. */
  receivedOn: string;
  bytes: number;
}
