import { expect, it } from 'vitest';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, refusal, value } from '../../../test-support/workshop/workshop.ts';

/** Protects: a guided way never stops at a record that is withdrawn. */
const fixture = workshopForEach();

const words = (text: string) => ({ kk: `${text} қ`, ru: `${text} р`, en: `${text} e` });
const citations = [{ source: 'handbook' }];
const event = { kind: 'event', id: 'strike' } as const;
const way = { kind: 'way', id: 'w' } as const;

function createEvent(): void {
  const body = { id: 'strike', title: words('Strike'), summary: words('S.'), period: '1954', citations };
  value(fixture.workshop.create({ ...event, body, reason: 'new', by: aigul }));
}

function createWay(): void {
  const stops = [{ event: 'strike' }, { map: 1954 }];
  const body = { id: 'w', title: words('Way'), about: words('About.'), minutes: 5, audience: 'everyone', stops };
  value(fixture.workshop.create({ ...way, body, reason: 'new', by: aigul }));
}

const withdrawEvent = () => fixture.workshop.withdraw({ key: event, baseRevision: 1, reason: 'out', by: aigul });
const found = () => fixture.workshop.record(way, aigul)?.found;

it('keeps a record from being withdrawn while a way stops at it', () => {
  createEvent();
  createWay();
  expect(found()).toEqual([]);
  expect(refusal(withdrawEvent()).code).toBe('in-use');
});

it('names a stop at a record that is withdrawn already', () => {
  createEvent();
  value(withdrawEvent());
  createWay();
  expect(found()).toMatchObject([{ code: 'unknown-reference', path: ['stops', 0, 'event'] }]);
});
