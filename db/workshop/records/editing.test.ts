import { describe, expect, it } from 'vitest';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, bolat, editorOf, northClaim, refusal, value } from '../../../test-support/workshop/workshop.ts';

/** Protects: every change is a revision, no change is lost or silently overwritten, and every state can be restored. */
const fixture = workshopForEach();

const claim = northClaim;
const camp = { kind: 'camp', id: 'north' } as const;
const { bodyOf, save } = editorOf(() => fixture);

describe('a save', () => {
  it('creates a revision with author, time, reason and changes', () => {
    expect(value(save({ amount: 12 }, 1))).toMatchObject({ state: 'changed', revision: 2, changedBy: 'Айгүл' });
    expect(fixture.workshop.history(claim)).toMatchObject([
      {
        number: 2,
        by: 'Айгүл',
        cause: 'edit',
        reason: 'a better count',
        changes: [{ path: ['amount'], from: 10, to: 12 }],
      },
      { number: 1, by: 'Esimde', cause: 'seed', release: 1, changes: [] },
    ]);
    expect(fixture.workshop.revision(claim, 1)).toMatchObject({ amount: 10 });
  });

  it('without changes creates no revision', () => {
    expect(value(save({}, 1)).revision).toBe(1);
  });

  it('refuses a text of more than 20,000 characters and a list of more than 500 members', () => {
    for (const note of ['x'.repeat(20_001), { kk: '\n'.repeat(20_001) }, Array(501).fill('x')]) {
      const { code, problems } = refusal(save({ note }, 1));
      expect([code, problems?.[0]?.code, problems?.[0]?.path[0]]).toEqual(['bad-input', 'beyond-limits', 'note']);
    }
    expect(fixture.workshop.history(claim)).toHaveLength(1);
    expect(value(save({ note: { kk: 'x'.repeat(20_000) } }, 1)).revision).toBe(2);
  });

  it('treats empty fields of a form as absent', () => {
    expect(value(save({ label: { kk: '', ru: ' ', en: '' }, period: '1940', countedBy: null }, 1)).revision).toBe(1);
  });

  it('accepts an unfinished record, and lists what is missing', () => {
    const saved = value(save({ note: { kk: 'Ескерту', ru: 'Примечание', en: '' }, citations: [] }, 1));
    expect(saved.problems).toBe(2);
    expect(
      fixture.workshop
        .record(claim, aigul)
        ?.found.map(({ code }) => code)
        .sort(),
    ).toEqual(['missing-citation', 'missing-language']);
    const onDesk = fixture.workshop.dashboard().lists.filter(({ list }) => list.startsWith('missing-'));
    expect(onDesk.map(({ count, first }) => [count, first[0]?.id])).toEqual([
      [1, 'north-1940'],
      [1, 'north-1940'],
    ]);
  });

  it('refuses unknown fields, and a different id', () => {
    expect(refusal(save({ amuont: 3 }, 1))).toMatchObject({ code: 'bad-input', problems: [{ path: ['amuont'] }] });
    expect(refusal(save({ id: 'another' }, 1)).code).toBe('bad-input');
  });

  it('reports an unknown reference, different figures and an invalid date', () => {
    value(save({ counts: 'nobody', note: { kk: '1', ru: '2', en: '1' }, period: '1497' }, 1));
    const found = fixture.workshop.record(claim, aigul)?.found ?? [];
    expect(found.map(({ code, path }) => [code, path[0]]).sort()).toEqual([
      ['figures-differ', 'note'],
      ['unknown-reference', 'counts'],
      ['year', 'period'],
    ]);
  });

  it('reports a fraction of a person, unless it is an average', () => {
    value(save({ amount: 27.4 }, 1));
    const codes = () => fixture.workshop.record(claim, aigul)?.found.map(({ code }) => code);
    expect(codes()).toContain('part-of-a-person');
    value(save({ amount: 27.4, kind: 'average' }, 2));
    expect(codes()).not.toContain('part-of-a-person');
  });

  it('joins thousands that were typed with an ordinary space, and says how decimals are written', () => {
    value(save({ note: { kk: '27 400', ru: '27 400', en: '27 400' } }, 1));
    const saved = fixture.workshop.record(claim, aigul);
    expect(saved?.body.note).toEqual({ kk: '27\u00a0400', ru: '27\u00a0400', en: '27,400' });
    expect(saved?.found).toEqual([]);
    value(save({ note: { kk: '27,4', ru: '27,4', en: '27,4' } }, 2));
    expect(fixture.workshop.record(claim, aigul)?.found.map(({ code }) => code)).toContain('figure-form');
  });
});

describe('two editors on one record', () => {
  it('never overwrite each other: the second gets a merge with open conflicts', () => {
    value(save({ amount: 12 }, 1));
    const refused = refusal(
      fixture.workshop.save({
        key: claim,
        baseRevision: 1,
        body: { ...bodyOf(claim), amount: 11, suspicious: true },
        reason: 'mine',
        by: bolat,
      }),
    );
    expect(refused).toMatchObject({
      code: 'conflict',
      merge: {
        baseRevision: 1,
        headRevision: 2,
        theirsBy: 'Айгүл',
        merged: { amount: 11, suspicious: true },
        conflicts: [{ path: ['amount'], base: 10, mine: 11, theirs: 12 }],
      },
    });
    const merged = refused.merge?.merged ?? {};
    value(
      fixture.workshop.save({ key: claim, baseRevision: 2, body: merged, reason: 'both', by: bolat, cause: 'merge' }),
    );
    expect(bodyOf(claim)).toMatchObject({ amount: 11, suspicious: true });
    expect(fixture.workshop.history(claim)[0]).toMatchObject({ cause: 'merge', by: 'Болат' });
  });
});

describe('a draft', () => {
  it('is stored as typed, for its author alone, until it is saved', () => {
    const body = { id: 'north', name: { kk: 'Солт' } };
    value(fixture.workshop.saveDraft({ key: camp, baseRevision: 1, body, by: aigul }));
    const workshop = fixture.reopen();
    expect(workshop.record(camp, aigul)?.draft).toMatchObject({ body, baseRevision: 1, by: 'Айгүл' });
    expect(workshop.record(camp, bolat)?.draft).toBeNull();
    expect(workshop.dashboard().lists[0]).toMatchObject({
      list: 'drafts',
      count: 1,
      first: [{ id: 'north', drafts: ['Айгүл'] }],
    });
    value(
      workshop.save({ key: camp, baseRevision: 1, body: { ...bodyOf(camp), type: 'group' }, reason: 'x', by: aigul }),
    );
    expect(workshop.record(camp, aigul)?.draft).toBeNull();
  });

  it('equal to the saved revision is dropped, as after a crash between save and cleanup', () => {
    value(save({ amount: 12 }, 1));
    value(
      fixture.workshop.saveDraft({
        key: claim,
        baseRevision: 1,
        body: { ...bodyOf(claim), label: { kk: '' } },
        by: aigul,
      }),
    );
    expect(fixture.reopen().record(claim, aigul)?.draft).toBeNull();
  });

  it('survives changes to the record by others', () => {
    value(fixture.workshop.saveDraft({ key: claim, baseRevision: 1, body: { amount: 5 }, by: aigul }));
    value(fixture.workshop.withdraw({ key: claim, baseRevision: 1, reason: 'x', by: aigul }));
    expect(fixture.workshop.record(claim, aigul)?.draft?.body).toEqual({ amount: 5 });
  });

  it('of a new record survives, too', () => {
    const key = { kind: 'source', id: 'new-book' } as const;
    value(fixture.workshop.saveDraft({ key, baseRevision: 0, body: { title: { kk: 'Кітап' } }, by: aigul }));
    expect(fixture.reopen().record(key, aigul)).toMatchObject({
      revision: 0,
      state: 'new',
      draft: { baseRevision: 0 },
    });
    expect(fixture.workshop.record(key, bolat)).toBeNull();
    expect(fixture.workshop.dashboard().lists[0]?.first[0]).toMatchObject({ id: 'new-book', revision: 0 });
  });
});

describe('withdrawing', () => {
  it('is refused while another record refers to it', () => {
    const step = { key: { kind: 'population', id: 'prisoners' }, baseRevision: 1, reason: 'x', by: aigul } as const;
    expect(refusal(fixture.workshop.withdraw(step)).code).toBe('in-use');
  });

  it('removes the record from the content and keeps its history', () => {
    const step = { key: claim, reason: 'doubtful', by: aigul } as const;
    expect(value(fixture.workshop.withdraw({ ...step, baseRevision: 1 })).state).toBe('withdrawn');
    expect(fixture.workshop.records({ kind: 'claim', q: 'north 1940' }).total).toBe(0);
    expect(fixture.workshop.records({ list: 'withdrawn' }).records).toMatchObject([{ id: 'north-1940' }]);
    expect(refusal(save({ amount: 1 }, 2)).code).toBe('refused');
    expect(value(fixture.workshop.restore({ ...step, baseRevision: 2 })).revision).toBe(3);
    expect(bodyOf(claim).amount).toBe(10);
  });
});

describe('undo', () => {
  const undo = (revision: number, baseRevision: number) =>
    fixture.workshop.undoRevision({ key: claim, revision, baseRevision, reason: '', by: aigul });

  it('of the newest revision restores the one before', () => {
    value(save({ amount: 12 }, 1));
    value(undo(2, 2));
    expect(bodyOf(claim).amount).toBe(10);
    value(undo(3, 3));
    expect(bodyOf(claim).amount).toBe(12);
  });

  it('of an older one keeps later changes', () => {
    value(save({ amount: 12 }, 1));
    value(save({ suspicious: true }, 2));
    value(undo(2, 3));
    expect(bodyOf(claim)).toMatchObject({ amount: 10, suspicious: true });
  });

  it('asks when a later revision changed the same field', () => {
    value(save({ amount: 12 }, 1));
    value(save({ amount: 13 }, 2));
    expect(refusal(undo(2, 3))).toMatchObject({
      code: 'conflict',
      merge: { conflicts: [{ path: ['amount'], mine: 10, theirs: 13 }] },
    });
  });

  it('of a withdrawal restores the record', () => {
    value(fixture.workshop.withdraw({ key: claim, baseRevision: 1, reason: 'x', by: aigul }));
    expect(value(undo(2, 2)).state).not.toBe('withdrawn');
  });
});
