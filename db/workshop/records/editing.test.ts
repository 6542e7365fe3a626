import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aigul,
  bolat,
  refusal,
  value,
  type WorkshopFixture,
  workshopFixture,
} from '../../../test-support/workshop/workshop.ts';
import type { Body } from '../types.ts';

/** Protects: every change is a revision, no change is lost or silently overwritten, and every state can be restored. */
let fixture: WorkshopFixture;
beforeEach(() => {
  fixture = workshopFixture();
});
afterEach(() => fixture.remove());

const claim = { kind: 'claim', id: 'north-1940' } as const;
const camp = { kind: 'camp', id: 'north' } as const;
const bodyOf = (key: { kind: 'claim' | 'camp'; id: string }): Body => fixture.workshop.record(key, aigul)?.body ?? {};
const save = (changes: Body, baseRevision: number, more: object = {}) =>
  fixture.workshop.save({
    key: claim,
    baseRevision,
    body: { ...bodyOf(claim), ...changes },
    reason: 'a better count',
    by: aigul,
    ...more,
  });

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

describe('new records', () => {
  const source = {
    kind: 'source',
    id: 'book',
    by: aigul,
    reason: 'new',
    body: { kind: 'book', consulted: 'consulted', title: { kk: 'Кітап', ru: 'Книга', en: 'Book' } },
  } as const;

  it('get a unique id', () => {
    expect(value(fixture.workshop.create(source))).toMatchObject({ state: 'new', revision: 1, problems: 0 });
    expect(refusal(fixture.workshop.create(source)).code).toBe('exists');
    expect(refusal(fixture.workshop.create({ ...source, id: 'Книга' })).code).toBe('bad-input');
  });

  it('resolve the problems of records that refer to them', () => {
    value(save({ citations: [{ source: 'book' }] }, 1));
    expect(fixture.workshop.records({ list: 'broken-links' }).total).toBe(1);
    value(fixture.workshop.create(source));
    expect(fixture.workshop.records({ list: 'broken-links' }).total).toBe(0);
    expect(fixture.workshop.record(source, aigul)?.usedBy.map(({ id }) => id)).toEqual(['north-1940']);
  });

  it('are compared with records of a similar name', () => {
    const like = (title: string, kind: 'camp' | 'source' = 'camp') =>
      fixture.workshop.duplicates({ kind, title }).map(({ id }) => id);
    expect(like('Северлаг')).toEqual(['north']);
    expect(like('севир лаг')).toEqual(['north']);
    expect(like('Northern ITL')).toEqual(['north']);
    expect(like('Карлаг')).toEqual([]);
    expect(like('Анықтамалық', 'source')).toEqual(['handbook']);
  });

  it('are compared with longer names of the same words in any script, unless many share them', () => {
    const like = (title: string) => fixture.workshop.duplicates({ kind: 'source', title }).map(({ id }) => id);
    const named = (id: string, name: string) => ({
      ...source,
      id,
      body: { ...source.body, id, title: { kk: name, ru: name, en: name } },
    });
    value(fixture.workshop.create(named('memorial', 'Memorial Deutschland, gulag.memorial.de: handbook of the camps')));
    expect(like('«Мемориал»')).toEqual(['memorial']);
    expect(like('Memo')).toEqual([]);
    for (let copy = 0; copy < 6; copy++)
      value(fixture.workshop.create(named(`copy-${copy}`, `Memorial, ${copy * 1000} pages of lists from Karaganda`)));
    expect(like('Memorial')).toEqual([]);
  });
});

describe('a search', () => {
  it('finds a picture that is not described yet by the name of its file', () => {
    const file = { sha256: 'a'.repeat(64), kind: 'image', mime: 'image/png', bytes: 1, fileName: 'КП-1234 об.png' };
    const body = { id: 'image-a', ...file };
    value(fixture.workshop.create({ kind: 'media', id: 'image-a', body, reason: 'new', by: aigul }));
    const [found] = fixture.workshop.records({ kind: 'media', q: 'кп 1234' }).records;
    expect(found).toMatchObject({ id: 'image-a', title: { en: 'КП-1234 об.png' } });
  });

  it('lists records with that name first, then those that mention it', () => {
    const mentioned = { ...bodyOf(claim), note: { kk: 'Handbook', ru: 'Handbook', en: 'Handbook' } };
    value(fixture.workshop.save({ key: claim, baseRevision: 1, body: mentioned, reason: 'x', by: aigul }));
    const found = fixture.workshop.records({ q: 'Northlag', limit: 50 }).records.map(({ kind, id }) => `${kind} ${id}`);
    expect(found[0]).toBe('camp north');
    const sources = fixture.workshop.records({ q: 'handb', limit: 50 });
    expect(sources.records.map(({ id }) => id).indexOf('handbook')).toBe(0);
    expect(sources.records.map(({ id }) => id)).toContain('north-1940');
    expect(sources.total).toBe(sources.records.length);
  });

  it('ranks the exact name before the beginning of a name, a word of a name and a mention', () => {
    const create = (id: string, name: string) =>
      value(
        fixture.workshop.create({
          ...{ kind: 'camp', id, reason: 'x', by: aigul },
          body: { type: 'itl', name: { kk: name, ru: name, en: name }, summary: { kk: '', ru: '', en: 'near Spassk' } },
        }),
      );
    create('lug', 'Luglag');
    create('no-99', 'No. 99 Spassk');
    create('spassk-branch', 'Spassk branch');
    create('spassk', 'Spassk');
    const ids = (limit: number, offset: number) =>
      fixture.workshop.records({ q: 'spassk', kind: 'camp', limit, offset }).records.map(({ id }) => id);
    expect(ids(50, 0)).toEqual(['spassk', 'spassk-branch', 'no-99', 'lug']);
    expect([...ids(1, 0), ...ids(1, 1), ...ids(1, 2), ...ids(1, 3)]).toEqual(ids(50, 0));
    expect(fixture.workshop.records({ q: 'spassk', kind: 'camp' }).total).toBe(4);
    expect(fixture.workshop.records({ q: 'spassk', kind: 'camp', state: 'released' }).total).toBe(0);
  });

  it('names the subject and the property of a claim', () => {
    const [found] = fixture.workshop.records({ kind: 'claim', subject: { kind: 'camp', id: 'north' } }).records;
    expect(found).toMatchObject({ about: { en: 'Northlag' }, property: 'headcount' });
  });
});

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

describe('where a number stands', () => {
  it('finds it in texts and numbers, in every way of writing, the related records first', () => {
    value(save({ amount: 65_673 }, 1));
    const summary = { kk: '65 673 адам', ru: '65 673 человека', en: '65,673 people' };
    const { workshop } = fixture;
    value(workshop.save({ key: camp, baseRevision: 1, body: { ...bodyOf(camp), summary }, reason: 'x', by: aigul }));
    value(save({ amount: 65_763 }, 2));
    expect(workshop.statedFigures(claim, 65_673)).toMatchObject([
      { record: { kind: 'camp', id: 'north' }, figure: 65_673, path: ['summary', 'kk'], excerpt: '65\u00a0673 адам' },
    ]);
    expect(workshop.statedFigures(camp, 65_763)).toMatchObject([
      { record: { kind: 'claim', id: 'north-1940' }, path: ['amount'], excerpt: '' },
    ]);
    expect(workshop.statedFigures(claim, 5_673)).toEqual([]);
  });
});
