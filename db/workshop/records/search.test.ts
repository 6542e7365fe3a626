import { describe, expect, it } from 'vitest';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, editorOf, northClaim, refusal, value } from '../../../test-support/workshop/workshop.ts';

/** Protects: a new record has an id of its own, and a record or a number is found wherever it is. */
const fixture = workshopForEach();

const claim = northClaim;
const camp = { kind: 'camp', id: 'north' } as const;
const { bodyOf, save } = editorOf(() => fixture);

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

  it('lists the claims of a camp and a year before records that mention both', () => {
    const text = { kk: '1940 Northlag', ru: '1940 Northlag', en: '1940 Northlag' };
    const body = { type: 'itl', name: { kk: 'Northlag Ush', ru: 'Northlag Ush', en: 'Northlag Ush' }, summary: text };
    value(fixture.workshop.create({ kind: 'camp', id: 'ush', reason: 'x', by: aigul, body }));
    const undated = { ...bodyOf(claim), id: 'undated', period: '1941', note: text };
    value(fixture.workshop.create({ kind: 'claim', id: 'undated', reason: 'x', by: aigul, body: undated }));
    const found = (q: string) => fixture.workshop.records({ q }).records.map(({ kind, id }) => `${kind} ${id}`);
    for (const q of ['Northlag 1940', 'Северлаг 1940', '1940 northlag'])
      expect(found(q).slice(0, 1), q).toEqual(['claim north-1940']);
    expect(found('Northlag 1940')).toEqual(expect.arrayContaining(['camp ush', 'claim undated']));
    expect(found('Northlag Ush 1940')[0]).toBe('camp ush');
    expect(found('Northlag 1941')[0]).toBe('claim undated');
    expect(found('1940')).not.toEqual([]);
    expect(fixture.workshop.records({ q: 'Northlag 1940', kind: 'camp' }).records.map(({ id }) => id)).toEqual(['ush']);
    expect(fixture.workshop.records({ q: 'Northlag 1940' }).total).toBe(found('Northlag 1940').length);
  });

  it('names the subject and the property of a claim', () => {
    const [found] = fixture.workshop.records({ kind: 'claim', subject: { kind: 'camp', id: 'north' } }).records;
    expect(found).toMatchObject({ about: { en: 'Northlag' }, property: 'headcount' });
  });
});

describe('the places that have a number', () => {
  it('finds it in texts and numbers, in every way of writing, the related records first', () => {
    value(save({ amount: 65_673 }, 1));
    const summary = { kk: '65 673 адам', ru: `${'много слов '.repeat(5)}65 673 человека`, en: '65,673 people' };
    const { workshop } = fixture;
    value(workshop.save({ key: camp, baseRevision: 1, body: { ...bodyOf(camp), summary }, reason: 'x', by: aigul }));
    value(save({ amount: 65_763 }, 2));
    expect(workshop.statedFigures(claim, 65_673, 'kk')).toMatchObject([
      { record: { kind: 'camp', id: 'north' }, figure: 65_673, path: ['summary', 'kk'], excerpt: '65\u00a0673 адам' },
    ]);
    expect(workshop.statedFigures(claim, 65_673, 'ru')).toMatchObject([
      { path: ['summary', 'ru'], excerpt: '…слов много слов много слов 65\u00a0673 человека' },
    ]);
    expect(workshop.statedFigures(camp, 65_763, 'kk')).toMatchObject([
      { record: { kind: 'claim', id: 'north-1940' }, path: ['amount'], excerpt: '' },
    ]);
    expect(workshop.statedFigures(claim, 5_673, 'kk')).toEqual([]);
  });
});
