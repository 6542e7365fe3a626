import type { Camp } from '../../db/model/api/camp.ts';
import type { Citation, Claim } from '../../db/model/api/claim.ts';
import type { Contradiction } from '../../db/model/api/figures.ts';
import { campOf } from './camps.ts';

/** Claims, citations and whole camps for tests of the visitor's page: small, typed, invented. */

export function claimOf(id: string, more: Partial<Claim> = {}): Claim {
  return {
    id,
    subject: { kind: 'camp', id: 'karlag' },
    property: 'headcount',
    amount: null,
    date: null,
    statement: null,
    qualifier: 'exact',
    kind: null,
    counts: null,
    territory: null,
    countedBy: null,
    period: null,
    suspicious: false,
    editorial: false,
    partOf: null,
    label: null,
    note: null,
    citations: [citationOf('archive')],
    contradictions: [],
    ...more,
  };
}

export const exactly = (amount: number): Pick<Claim, 'amount'> => ({ amount: { min: amount, max: amount } });

export function citationOf(sourceId: string, more: Partial<Citation> = {}): Citation {
  const sourceTitle = `Title of ${sourceId}`;
  return { sourceId, sourceTitle, locator: null, asPrinted: null, fragment: null, reading: null, ...more };
}

export function contradictionOf(id: string, claimIds: string[]): Contradiction {
  return { id, title: `Title of ${id}`, text: `Text of ${id}`, claimIds, citations: [citationOf('archive')] };
}

export function wholeCampOf(id: string, more: Partial<Camp> = {}): Camp {
  const { name, fullName } = { name: id, fullName: id, ...more };
  return {
    ...campOf(id, '1940/1950'),
    names: { kk: `${name} kk`, ru: `${name} ru`, en: name },
    fullNames: { kk: `${name} kk`, ru: `${name} ru`, en: fullName },
    aliases: [],
    summary: 'Summary',
    workCitations: [],
    parent: null,
    sections: [],
    members: [],
    claims: [],
    lineage: [],
    texts: [],
    media: [],
    contradictions: [],
    people: [],
    peopleTotal: 0,
    documents: [],
    events: [],
    ...more,
  };
}
