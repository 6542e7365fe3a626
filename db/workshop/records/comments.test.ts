import { describe, expect, it } from 'vitest';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, bolat, northClaim as key, refusal, value } from '../../../test-support/workshop/workshop.ts';

/** Protects: what colleagues ask of each other reaches the addressee, and nothing of it is content. */
const fixture = workshopForEach();

const add = (text: string, to: string | null = null) =>
  value(fixture.workshop.addComment({ key, text, to, by: bolat }));
const settle = (number: number, done: boolean) => fixture.workshop.settleComment({ key, number, done, by: aigul });

describe('a comment', () => {
  it('is shown to its addressee until it is done, and again when it is reopened', () => {
    const { number } = add('Is it 1940?', aigul.name);
    const forAigul = () => fixture.workshop.commentsFor(aigul).map(({ text, record }) => [text, record.id]);
    expect(forAigul()).toEqual([['Is it 1940?', key.id]]);
    expect(fixture.workshop.commentsFor(bolat)).toEqual([]);
    expect(value(settle(number, true)).done).toMatchObject({ by: aigul.name });
    expect(forAigul()).toEqual([]);
    expect(value(settle(number, false)).done).toBeNull();
    expect(forAigul()).toHaveLength(1);
  });

  it('finds its addressee by name, as the ids of accounts differ after a restore on another machine', () => {
    add('Look', 'АЙГҮЛ');
    expect(fixture.workshop.commentsFor({ ...aigul, account: 'another' })).toHaveLength(1);
  });

  it('outlives a restart, in the order in which comments were written', () => {
    add('first');
    add('second');
    fixture.reopen();
    expect(fixture.workshop.comments(key).map(({ text, by }) => [text, by])).toEqual([
      ['first', bolat.name],
      ['second', bolat.name],
    ]);
  });

  it('changes neither the record nor what is published', () => {
    const [content, record] = [fixture.workshop.content('draft'), fixture.workshop.record(key, aigul)];
    add('never published');
    expect(fixture.workshop.content('draft')).toEqual(content);
    expect(fixture.workshop.record(key, aigul)).toEqual(record);
  });

  it('keeps who did it first', () => {
    const { number } = add('Look');
    const first = value(settle(number, true));
    expect(value(fixture.workshop.settleComment({ key, number, done: true, by: bolat }))).toEqual(first);
  });

  it('needs a record, and is settled through its own', () => {
    const { number } = add('Look');
    const camp = { kind: 'camp', id: 'north' } as const;
    expect(
      refusal(fixture.workshop.addComment({ key: { ...camp, id: 'x' }, text: 'x', to: null, by: bolat })).code,
    ).toBe('not-found');
    expect(refusal(fixture.workshop.settleComment({ key: camp, number, done: true, by: bolat })).code).toBe(
      'not-found',
    );
  });
});
