import { expect, it } from 'vitest';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, value } from '../../../test-support/workshop/workshop.ts';
import type { Body } from '../types.ts';

/** Protects: the workshop, where claims are records of their own, asks for a page read whole as the content files do. */
const fixture = workshopForEach();

const camp = { kind: 'camp', id: 'north' } as const;
const silent = { kk: 'Дерек жоқ.', ru: 'Нет данных.', en: 'No data.' };

function change(key: { kind: 'camp' | 'claim' | 'text'; id: string }, edit: (body: Body) => void): void {
  const record = fixture.workshop.record(key, aigul);
  if (record === null) throw new Error(`no ${key.kind} ${key.id}`);
  const body = structuredClone(record.body);
  edit(body);
  value(fixture.workshop.save({ key, baseRevision: record.revision, body, reason: 'test', by: aigul }));
}
const readWhole = (id: string) =>
  change({ kind: 'claim', id }, (body) => {
    for (const citation of body.citations as Body[]) citation.readWhole = '2026-11-29';
  });

/** In the record's own form, and where a release is built. */
function reports(key: { kind: 'camp' | 'text'; id: string }): [inForm: boolean, inRelease: boolean] {
  const isSilence = ({ message }: { message: string }) => message.startsWith('says that a source is silent');
  const read = fixture.workshop.content('draft');
  const found = fixture.workshop.record(key, aigul)?.found ?? [];
  return [found.some(isSilence), !read.ok && read.problems.some(isSilence)];
}

it('reports a summary of a camp that calls a source silent, until a claim about the camp cites a page read whole', () => {
  expect(reports(camp)).toEqual([false, false]);
  change(camp, (body) => {
    body.summary = silent;
  });
  expect(reports(camp)).toEqual([true, true]);
  readWhole('north-1940');
  expect(reports(camp)).toEqual([false, false]);
});

it('accepts a paragraph whose mark leads to a claim that cites a page read whole', () => {
  const text = { kind: 'text', id: 'memory' } as const;
  const { kk, ru, en } = silent;
  const words = { kk: `${kk}[^north-1940]`, ru: `${ru}[^north-1940]`, en: `${en}[^north-1940]` };
  change(text, (body) => {
    Object.assign((body.body as Body[])[0] ?? {}, { text: words });
  });
  expect(reports(text)).toEqual([true, true]);
  readWhole('north-1940');
  expect(reports(text)).toEqual([false, false]);
});
