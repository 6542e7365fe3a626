import { expect, test } from 'vitest';
import type { Block, BlockForm } from '../../../../db/model/api/text.ts';
import { parseDate } from '../../../../db/model/entry/date.ts';
import { passagesOf } from './text-passages.ts';

const block = (form: BlockForm, day: string | null, markdown: string): Block => ({
  form,
  date: day === null ? null : parseDate(day),
  markdown,
  media: [],
  citations: [],
});

test('puts two voices of one day side by side, and days one after another', () => {
  const passages = passagesOf([
    block('paragraph', null, 'before'),
    block('official', '1954-05-16', 'o1'),
    block('survivors', '1954-05-16', 's1'),
    block('survivors', '1954-05-16', 's2'),
    block('official', '1954-06-26', 'o2'),
    block('heading', null, 'after'),
  ]);
  expect(passages.map(({ form }) => form)).toEqual(['single', 'voices', 'voices', 'single']);
  const [, first, second] = passages;
  if (first?.form !== 'voices' || second?.form !== 'voices') throw new Error('no voices');
  expect([first.official.length, first.survivors.length]).toEqual([1, 2]);
  expect([second.official.length, second.survivors.length]).toEqual([1, 0]);
});
