import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../../../db/model/api/jobs.ts';
import type { TablePreview } from '../../../../db/model/api/tables.ts';
import { actor, json, openTables } from '../../../../test-support/service/tables.ts';

/** Protects: a table is imported completely or not at all, every problem names row and column, and an export imports unchanged. */
const tables = openTables();
const { app, upload, load, check, bringIn, ended, claimCount, folder, workshop } = tables;
afterAll(tables.close);

const header =
  'id;subject_kind;Нысан;Свойство;Amount;kind;counts;period;source_1;Беті 1;Label (Kazakh);Подпись (рус.);label_en';
const row = (id: string, change: Record<number, string> = {}) => {
  const cells = [
    id,
    'camp',
    'north',
    'headcount',
    '14 842',
    'counted',
    'prisoners',
    '01.01.1943',
    'handbook',
    'lag=1',
    'Саны',
    'Число',
    'Number',
  ];
  for (const [index, value] of Object.entries(change)) cells[Number(index)] = value;
  return cells.join(';');
};
const fifty = (change: Record<number, Record<number, string>> = {}, name = 't') =>
  [header, ...Array.from({ length: 50 }, (_, index) => row(`${name}-${index + 1}`, change[index + 1]))].join('\r\n');

describe('a table of claims', () => {
  it('is shown with its columns, its encoding and its first rows', async () => {
    const preview = await load(fifty());
    expect(preview).toMatchObject({ encoding: 'utf-8', delimiter: ';', rows: 50, table: 'claims', notes: [] });
    expect(preview.mapping.slice(0, 5)).toEqual(['id', 'subject_kind', 'subject', 'property', 'amount']);
    expect(preview.mapping).not.toContain(null);
    expect(preview.sample).toHaveLength(20);
    expect(preview.columns.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'id',
      'subject_kind',
      'subject',
      'property',
      'source_1',
    ]);
  });

  it('with three bad rows reports each, accepts corrections, and is imported as one batch', async () => {
    const before = claimCount();
    const preview = await load(fifty({ 7: { 4: '14,842' }, 31: { 7: '1943-99' }, 40: { 8: 'nobody' } }));
    const found = await check(preview.upload);
    expect(found?.problems.map(({ row, column, value, code }) => ({ row, column, value, code }))).toEqual([
      { row: 7, column: 'Amount', value: '14,842', code: 'part-of-a-person' },
      { row: 31, column: 'period', value: '1943-99', code: 'ambiguous-date' },
      { row: 40, column: 'source_1', value: 'nobody', code: 'unknown-reference' },
    ]);
    expect((await bringIn(preview.upload)).result).toMatchObject({ problemCount: 3, batch: null });
    expect(claimCount()).toBe(before);

    const corrections = [
      { row: 7, column: 'Amount', value: '14842' },
      { row: 31, column: 'period', value: '1943' },
      { row: 40, column: 'source_1', value: 'handbook' },
    ];
    const changed = await app.request(`/tables/uploads/${preview.upload}`, json('PATCH', { corrections }));
    expect(changed.status).toBe(200);
    expect(await check(preview.upload)).toMatchObject({ created: 50, problemCount: 0 });
    tables.audited.length = 0;
    const { state, result } = await bringIn(preview.upload);
    expect({ state, result }).toMatchObject({
      state: 'done',
      result: { created: 50, changed: 0, unchanged: 0, problemCount: 0 },
    });
    expect(tables.audited).toEqual(['import']);
    expect(claimCount()).toBe(before + 50);
    expect(workshop.record({ kind: 'claim', id: 't-7' }, actor)?.body).toMatchObject({
      amount: 14842,
      period: '1943-01-01',
    });

    const again = await load(fifty({ 7: { 4: '14843' }, 31: { 7: '1943' } }));
    expect((await bringIn(again.upload)).result).toMatchObject({ created: 0, changed: 1, unchanged: 49 });
  });

  it('is undone as a whole', async () => {
    const { result } = await bringIn((await load(fifty({}, 'u'))).upload);
    const isWithdrawn = () => workshop.record({ kind: 'claim', id: 'u-50' }, actor)?.state === 'withdrawn';
    expect(isWithdrawn()).toBe(false);
    const undone = await workshop.undoBatch({ batch: result?.batch ?? '', reason: 'қате', by: actor });
    expect(undone).toMatchObject({ ok: true });
    expect(isWithdrawn()).toBe(true);
  });

  it('reports each mistake with its row, its column and a sentence', async () => {
    const mistakes: Record<string, [cells: Record<number, string>, found: object]> = {
      'an id twice': [{ 0: 'p-1' }, { column: 'id', code: 'duplicate' }],
      'no id': [{ 0: '' }, { column: 'id', code: 'missing' }],
      'an invalid id': [{ 0: 'Карлаг 1' }, { column: 'id', code: 'bad-id' }],
      'a subject that is unknown': [{ 2: 'atlantis' }, { column: 'Нысан', code: 'unknown-reference' }],
      'a word that is not to choose': [{ 3: 'rumour' }, { column: 'Свойство', code: 'unknown-word' }],
      'no source': [{ 8: '', 9: '' }, { code: 'missing' }],
      'a language that is missing': [{ 12: '' }, { column: 'label_en', code: 'missing' }],
      'figures that differ': [{ 10: '5 лагерь', 11: '6 лагерей', 12: '5 camps' }, { code: 'figures-differ' }],
      'an amount of no kind': [{ 5: '' }, { code: 'missing' }],
      'a NUL': [{ 9: 'a\0b' }, { column: 'Беті 1', code: 'null-character' }],
      'a year of another age': [{ 7: '1497' }, { column: 'period', code: 'not-a-date' }],
    };
    const rowOf = (index: number) => index + 2;
    const cells = Object.values(mistakes).map(([cells], index) => [rowOf(index), cells]);
    const found = await check((await load(fifty(Object.fromEntries(cells), 'p'))).upload);
    for (const [index, [what, [, expected]]] of Object.entries(mistakes).entries()) {
      const problem = found?.problems.find(({ row }) => row === rowOf(index));
      expect(problem, what).toMatchObject(expected);
      expect(problem?.message, what).not.toBe('');
    }
    expect(new Set(found?.problems.map(({ row }) => row)).size).toBe(cells.length);
  });

  it('reports rows that are too long or too short', async () => {
    const found = await check((await load(`${header}\n${row('w-1')};extra\nw-2;camp\n`)).upload);
    expect(found?.problems.map(({ code }) => code)).toEqual(['too-many-cells', 'too-few-cells']);
  });

  it('accepts a row that refers to a later one', async () => {
    const text = `id;subject_kind;subject;property;amount;kind;counts;source_1;part_of\nf-1;camp;north;headcount;1;counted;prisoners;handbook;f-2\nf-2;camp;north;headcount;2;counted;prisoners;handbook;`;
    expect(await check((await load(text)).upload)).toMatchObject({ created: 2, problemCount: 0 });
    expect(await check((await load(text.replace('handbook;f-2', 'handbook;f-3'))).upload)).toMatchObject({
      problemCount: 1,
    });
  });

  it('reports where Windows-1251 lost Kazakh letters', async () => {
    const kk = [...'Қарағанды'].map((letter) => ('Ққғ'.includes(letter) ? '?' : letter)).join('');
    const cells = `${header}\n${row('l-1', { 10: kk })}`;
    const bytes = Uint8Array.from(cells, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code < 128 ? code : 0x3f;
    });
    const preview = (await (await upload(bytes)).json()) as TablePreview;
    expect(preview.encoding).toBe('windows-1251');
    expect(
      (await check(preview.upload))?.problems.some(
        ({ code, column }) => code === 'lost-letters' && column === 'Label (Kazakh)',
      ),
    ).toBe(true);
  });

  it('leaves no files when it is cancelled', async () => {
    const before = claimCount();
    const many = [header, ...Array.from({ length: 4_000 }, (_, index) => row(`c-${index}`))].join('\n');
    for (const stage of ['check', 'import'] as const) {
      const preview = await load(many);
      if (stage === 'import') await check(preview.upload);
      const begun = (await (
        await app.request(`/tables/uploads/${preview.upload}/import`, json('POST', { reason: 'x' }))
      ).json()) as Job;
      await vi.waitFor(async () => {
        const job = (await (await app.request(`/jobs/${begun.id}`)).json()) as Job;
        expect(job.done).toBeGreaterThan(0);
      }, 300_000);
      await app.request(`/jobs/${begun.id}`, { method: 'DELETE' });
      const job = await ended(app.request(`/jobs/${begun.id}`));
      expect(job.state).toBe('cancelled');
      expect(claimCount()).toBe(before);
    }
    expect((await bringIn((await load(`${header}\n${row('c-1')}`)).upload)).state).toBe('done');
  });
});

describe('the mapping', () => {
  it('can be changed, and unmapped fields stay unchanged', async () => {
    await bringIn((await load(`${header}\n${row('m-1')}`)).upload);
    const preview = await load('id;Саны\nm-1;99\n');
    expect(preview.mapping).toEqual(['id', null]);
    const changed = await app.request(
      `/tables/uploads/${preview.upload}`,
      json('PATCH', { mapping: ['id', 'amount'] }),
    );
    expect(await changed.json()).toMatchObject({ mapping: ['id', 'amount'] });
    expect((await bringIn(preview.upload)).result).toMatchObject({ changed: 1 });
    expect(workshop.record({ kind: 'claim', id: 'm-1' }, actor)?.body).toMatchObject({
      amount: 99,
      kind: 'counted',
      label: { kk: 'Саны' },
    });
  });

  it('is refused with a column twice, and without one that is needed', async () => {
    const preview = await load('id;Саны\nm-1;99\n');
    for (const [mapping, code] of [
      [['id', 'id'], 'column-twice'],
      [[null, 'amount'], 'missing-column'],
      [['id', 'nonsense'], 'missing-column'],
    ]) {
      await app.request(`/tables/uploads/${preview.upload}`, json('PATCH', { mapping }));
      expect((await check(preview.upload))?.problems[0]?.code).toBe(code);
    }
  });

  it('is visible to its account alone', async () => {
    const preview = await load('id;Саны\nm-1;99\n');
    const asked = await app.request(`/tables/uploads/${preview.upload}/check`, {
      method: 'POST',
      headers: { As: 'nobody' },
    });
    expect(asked.status).toBe(404);
  });
});

describe('files that are refused', () => {
  it('a file of 1 GB, before any byte is read', async () => {
    let asked = 0;
    const body = new ReadableStream(
      {
        pull: (controller) => {
          asked++;
          controller.enqueue(new Uint8Array(1 << 16));
        },
      },
      { highWaterMark: 0 },
    );
    const request = new Request('http://x/tables/uploads?table=claims', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'Content-Length': String(2 ** 30) },
    } as RequestInit);
    expect((await app.request(request)).status).toBe(413);
    expect(asked).toBe(0);
  });

  it('a file that exceeds the limit, without leaving a part', async () => {
    const piece = new Uint8Array(1 << 20);
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(piece) });
    const request = new Request('http://x/tables/uploads?table=claims', {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit);
    const before = readdirSync(join(folder, 'uploads')).length;
    expect((await app.request(request)).status).toBe(413);
    expect(readdirSync(join(folder, 'uploads'))).toHaveLength(before);
  });

  it.each([
    ['an empty one', '', 400, 'no-header'],
    ['headers without rows', header, 422, 'no-rows'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 415, 'old-excel'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4, 5, 6, 0x1a]), 415, 'not-a-table'],
    ['quotes that never close', `${header}\n"x;y`, 422, 'bad-quotes'],
  ])('%s', async (_, body, status, fault) => {
    const reply = await upload(body);
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ error: { fault } });
  });

  it('an unknown table', async () => expect((await upload('a', 'people')).status).toBe(400));
});

describe('an exported table', () => {
  it('imports without differences', async () => {
    const reply = await app.request('/tables/sources?format=xlsx&lang=kk');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('Content-Disposition')).toContain('esimde-sources.xlsx');
    const preview = (await (await upload(await reply.arrayBuffer(), 'sources')).json()) as TablePreview;
    const found = await check(preview.upload);
    expect(found).toMatchObject({ created: 0, changed: 0, problemCount: 0 });
    expect(found?.unchanged).toBe(preview.rows);
  });

  it('leaves no file behind', async () => {
    await (await app.request('/tables/camps?format=csv')).arrayBuffer();
    const exports = () => readdirSync(join(folder, 'uploads')).filter((name) => /\.(csv|xlsx)$/.test(name));
    await vi.waitFor(() => expect(exports()).toEqual([]), 300_000);
    expect(existsSync(join(folder, 'uploads'))).toBe(true);
  });
});
