import { describe, expect, it } from 'vitest';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, bolat, editorOf, northClaim, refusal, value } from '../../../test-support/workshop/workshop.ts';

/** Protects: what review holds back, approves and writes into the public log of corrections. */
const fixture = workshopForEach();

const claim = northClaim;
const { save } = editorOf(() => fixture);

describe('a record that depends on an unverified one', () => {
  it('appears on the dashboard as soon as the status changes', () => {
    const s1 = { kind: 'claim', id: 's1' } as const;
    const body = fixture.workshop.record(s1, aigul)?.body ?? {};
    value(
      fixture.workshop.save({
        key: s1,
        baseRevision: 1,
        body: { ...body, status: 'unverified' },
        reason: 'x',
        by: aigul,
      }),
    );
    const listed = () =>
      fixture.workshop.records({ list: 'unverified', limit: 50 }).records.map(({ kind, id }) => `${kind} ${id}`);
    expect(listed()).toEqual(expect.arrayContaining(['claim s1', 'claim s2', 'question how-many', 'text memory']));
    value(fixture.workshop.undoRevision({ key: s1, baseRevision: 2, revision: 2, reason: '', by: aigul }));
    expect(listed()).not.toContain('text memory');
  });
});

describe('the public log of corrections', () => {
  const reason = { kk: 'Қате.', ru: 'Ошибка.', en: 'Mistake.' };

  it('describes the change in words', () => {
    value(save({ amount: 12000 }, 1, { correction: { reason } }));
    const [written] = fixture.workshop.records({ kind: 'correction', state: 'new' }).records;
    const body = fixture.workshop.record({ kind: 'correction', id: written?.id ?? '' }, aigul)?.body;
    expect(body).toMatchObject({
      date: '2026-11-23',
      claim: 'north-1940',
      subject: { ru: 'Северлаг: заключённые' },
      oldValue: { kk: '10' },
      newValue: { en: '12,000' },
      reason,
    });
    expect(written?.problems).toBe(0);
  });

  it('asks for a text when it cannot describe the change, and saves nothing', () => {
    expect(refusal(save({ suspicious: true }, 1, { correction: { reason } })).code).toBe('refused');
    expect(fixture.workshop.history(claim)).toHaveLength(1);
  });
});

describe('review', () => {
  const review = { key: claim, revision: 2 };

  it('needs a second person and a complete record', () => {
    value(save({ amount: 12 }, 1));
    expect(refusal(fixture.workshop.approve({ ...review, by: aigul }, true)).code).toBe('not-allowed');
    expect(value(fixture.workshop.approve({ ...review, by: bolat }, true)).state).toBe('approved');
    value(save({ citations: [] }, 2));
    expect(refusal(fixture.workshop.approve({ key: claim, revision: 3, by: bolat }, true)).code).toBe('refused');
    expect(refusal(fixture.workshop.approve({ ...review, by: bolat }, true)).code).toBe('conflict');
  });

  it('takes an answer to what was sent back without a change, and waits for review again', () => {
    value(save({ amount: 12 }, 1));
    value(fixture.workshop.sendBack({ ...review, by: bolat, reason: 'correct the other record' }));
    value(save({ amount: 12 }, 2, { reason: 'done in the other record' }));
    expect(fixture.workshop.record(claim, aigul)).toMatchObject({ state: 'changed', revision: 3, returnedWith: null });
    expect(fixture.workshop.history(claim)[0]).toMatchObject({ reason: 'done in the other record', changes: [] });
    value(fixture.workshop.approve({ key: claim, revision: 3, by: bolat }, true));
    expect(value(save({ amount: 12 }, 3)).revision).toBe(3);
  });

  it('sends back with a reason, and keeps the approved revision apart from later ones', () => {
    value(save({ amount: 12 }, 1));
    value(fixture.workshop.sendBack({ ...review, by: bolat, reason: 'which day?' }));
    expect(fixture.workshop.record(claim, aigul)).toMatchObject({ state: 'returned', returnedWith: 'which day?' });
    value(save({ amount: 13 }, 2));
    value(fixture.workshop.approve({ key: claim, revision: 3, by: bolat }, true));
    value(save({ amount: 14 }, 3));
    const amountIn = (version: 'draft' | 'approved' | 'released') => {
      const out = fixture.workshop.content(version);
      if (!out.ok) throw new Error(JSON.stringify(out.problems));
      return out.content.camps[0]?.claims[0]?.amount;
    };
    expect([amountIn('released'), amountIn('approved'), amountIn('draft')]).toEqual([10, 13, 14]);
  });
});
