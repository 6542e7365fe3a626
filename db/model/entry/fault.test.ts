import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type FormCode, formCodes, type RecordKind } from '../api/records.ts';
import { campSchema } from './camp.ts';
import { entryFaults, formFault } from './fault.ts';
import { peopleSchema, workSchema } from './figures.ts';
import { recordSchemas } from './record.ts';
import { vocabularySchema } from './source.ts';
import { lawSchema } from './text.ts';

/** Protects: schemas report codes; their sentences are only for reading and may be rephrased. */
const three = { kk: 'а', ru: 'а', en: 'a' };
const citations = [{ source: 'md' }];
const claim = { id: 'c', subject: { kind: 'camp', id: 'karlag' }, property: 'headcount', citations };
const dated = { ...claim, date: '1952' };
const counted = { ...claim, kind: 'counted', counts: 'x' };
const source = { id: 's', kind: 'book', consulted: 'consulted', title: three };
const camp = { id: 'x', type: 'itl', name: three, fullName: three, summary: three };
const person = {
  ...{ id: 'p', name: three, gender: 'woman', summary: three, certainty: 'high', certaintyReason: three },
  ...{ consent: 'public-record', citations },
};
const lineage = { id: 'l', from: 'a', to: 'b', date: '1952', kind: 'merged', citations };
const seat = { place: three, region: 'x', precision: 'city', citations };
const event = { id: 'e', title: three, summary: three, period: '1954', citations };
const way = { id: 'w', title: three, about: three, minutes: 5, audience: 'everyone' };
const film = {
  id: 'f',
  sha256: 'a'.repeat(64),
  kind: 'video',
  mime: 'video/webm',
  bytes: 1,
  alt: three,
  rights: three,
};
const vtt = 'WEBVTT\n\n00:00.000 --> 00:02.000\nа';
const box = { page: 1, left: 0.1, top: 0.1, width: 0.5, height: 0.1 };
const quoted = (fragment: string) => ({ ...dated, citations: [{ source: 'md', asPrinted: '193', fragment }] });

const wrong: Record<FormCode, [kind: RecordKind, body: object][]> = {
  form: [
    ['source', { ...source, licence: 1 }],
    ['camp', { ...camp, specialCampNumber: 13 }],
    ['camp', { ...camp, fact: 's04' }],
    ['camp', { ...camp, sameAs: [{ scheme: 'wikidata', identifier: 'Karlag' }] }],
  ],
  required: [
    ['source', { ...source, title: { ...three, en: ' ' } }],
    ['source', { ...source, title: { kk: 'а', ru: 'а' } }],
    ['claim', { ...dated, citations: [] }],
    ['question', { id: 'q', title: three, lead: three, claims: [] }],
  ],
  'unknown-field': [['source', { ...source, colour: 'red' }]],
  'unknown-word': [['source', { ...source, kind: 'rumour' }]],
  id: [['source', { ...source, id: 'Ф' }]],
  date: [
    ['claim', { ...claim, date: '24.04.1952' }],
    ['claim', { ...claim, date: 1952 }],
  ],
  value: [
    ['claim', claim],
    ['claim', { ...counted, amount: 1, date: '1931' }],
  ],
  amount: [
    ['claim', { ...counted, amount: '1x' }],
    ['claim', { ...counted, amount: {} }],
  ],
  'amount-kind': [['claim', { ...claim, amount: 1 }]],
  range: [['claim', { ...counted, amount: { min: 2, max: 1 } }]],
  subject: [['claim', { ...dated, subject: { kind: 'system', id: 'x' } }]],
  point: [['camp', { ...camp, seats: [seat] }]],
  endpoint: [['lineage', { ...lineage, from: 1 }]],
  fragment: [['claim', quoted('было 194')]],
  'too-long': [['claim', quoted(`193 ${'x'.repeat(120)}`)]],
  name: [
    ['person', { ...person, name: undefined }],
    ['person', { ...person, nameWithheld: { instead: three, reason: three } }],
  ],
  participant: [
    ['event', { ...event, participants: [{ role: three, citations }] }],
    ['event', { ...event, participants: [{ person: 'p', name: three, role: three, citations }] }],
  ],
  box: [['claim', { ...dated, citations: [{ source: 'md', document: 'd', box: { ...box, left: 0.9 } }] }]],
  stop: [
    ['way', { ...way, stops: [{ person: 'p' }, { person: 'p', camp: 'c' }] }],
    ['way', { ...way, stops: [{ person: 'p' }, { map: 1929 }] }],
  ],
  captions: [['media', { ...film, captions: { kk: vtt, ru: vtt, en: 'Hello' } }]],
  url: [['source', { ...source, url: 'x' }]],
};

it.each(formCodes.flatMap((code) => wrong[code].map((each) => [code, ...each] as const)))(
  'the code %s is given to a %s: %j',
  (code, kind, body) => {
    const { issues = [] } = v.safeParse(recordSchemas[kind], body);
    expect(issues.map((issue) => formFault(issue).code).filter((found) => found === code)).toHaveLength(1);
    for (const issue of issues) expect(formFault(issue).message).not.toMatch(/^Invalid|^$/);
  },
);

describe('the message slot of the schemas', () => {
  it('contains all codes of faults and no sentence', () => {
    const found = new Set<string>();
    const seen = new Set<unknown>();
    const collect = (part: unknown): void => {
      if (part === null || typeof part !== 'object' || seen.has(part)) return;
      seen.add(part);
      for (const [name, value] of Object.entries(part)) {
        if (name === 'message' && value !== undefined) found.add(String(value));
        else collect(value);
      }
    };
    collect([recordSchemas, campSchema, peopleSchema, workSchema, lawSchema, vocabularySchema]);
    expect([...found].sort()).toEqual(entryFaults.toSorted());
  });
});
