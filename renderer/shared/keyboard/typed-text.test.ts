import { expect, test } from 'vitest';
import { deleteBefore, insert, maxLength, moveCaret, type Typed } from './typed-text.ts';

/** A field written with | for the caret or [ ] for the selection. */
function field(drawn: string): Typed {
  const selected = drawn.includes('[');
  const start = drawn.indexOf(selected ? '[' : '|');
  const end = selected ? drawn.indexOf(']') - 1 : start;
  return { text: drawn.replace(/[[\]|]/g, ''), start, end };
}

test('inserts at the caret, or in place of the selection', () => {
  expect(insert(field('қр|'), 'ы')).toEqual(field('қры|'));
  expect(insert(field('қ|р'), 'а')).toEqual(field('қа|р'));
  expect(insert(field('қ[ар]лаг'), 'о')).toEqual(field('қо|лаг'));
});

test('inserts nothing into a full field', () => {
  const full = { text: 'а'.repeat(maxLength), start: 3, end: 3 };
  expect(insert(full, 'б')).toEqual(full);
});

test('deletes the letter before the caret, or the selection', () => {
  expect(deleteBefore(field('қар|лаг'))).toEqual(field('қа|лаг'));
  expect(deleteBefore(field('|лаг'))).toEqual(field('|лаг'));
  expect(deleteBefore(field('[қар]лаг'))).toEqual(field('|лаг'));
  expect(deleteBefore(field('a😀|'))).toEqual(field('a|'));
});

test('moves the caret by letters and stops at the ends', () => {
  expect(moveCaret(field('a😀|'), -1)).toEqual(field('a|😀'));
  expect(moveCaret(field('a|😀'), 1)).toEqual(field('a😀|'));
  expect(moveCaret(field('|a'), -1)).toEqual(field('|a'));
  expect(moveCaret(field('a|'), 1)).toEqual(field('a|'));
  expect(moveCaret(field('[ab]c'), -1)).toEqual(field('|abc'));
  expect(moveCaret(field('[ab]c'), 1)).toEqual(field('ab|c'));
});
