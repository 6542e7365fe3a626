import { expect, test } from 'vitest';
import { deleteBefore, insert, maxLength, moveCaret, type Typed } from './typed-text.ts';

/** A field with its caret drawn as | or its selection as [ ]. */
function field(drawn: string): Typed {
  const selected = drawn.includes('[');
  const start = drawn.indexOf(selected ? '[' : '|');
  const end = selected ? drawn.indexOf(']') - 1 : start;
  return { text: drawn.replace(/[[\]|]/g, ''), start, end };
}

test('letters go in at the caret, or in place of what is selected', () => {
  expect(insert(field('қр|'), 'ы')).toEqual(field('қры|'));
  expect(insert(field('қ|р'), 'а')).toEqual(field('қа|р'));
  expect(insert(field('қ[ар]лаг'), 'о')).toEqual(field('қо|лаг'));
});

test('a full field takes no more', () => {
  const full = { text: 'а'.repeat(maxLength), start: 3, end: 3 };
  expect(insert(full, 'б')).toEqual(full);
});

test('the letter before the caret goes, or what is selected', () => {
  expect(deleteBefore(field('қар|лаг'))).toEqual(field('қа|лаг'));
  expect(deleteBefore(field('|лаг'))).toEqual(field('|лаг'));
  expect(deleteBefore(field('[қар]лаг'))).toEqual(field('|лаг'));
  expect(deleteBefore(field('a😀|'))).toEqual(field('a|'));
});

test('the caret moves by letters and stops at the ends', () => {
  expect(moveCaret(field('a😀|'), -1)).toEqual(field('a|😀'));
  expect(moveCaret(field('a|😀'), 1)).toEqual(field('a😀|'));
  expect(moveCaret(field('|a'), -1)).toEqual(field('|a'));
  expect(moveCaret(field('a|'), 1)).toEqual(field('a|'));
  expect(moveCaret(field('[ab]c'), -1)).toEqual(field('|abc'));
  expect(moveCaret(field('[ab]c'), 1)).toEqual(field('ab|c'));
});
