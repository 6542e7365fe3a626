import { expect, test } from 'vitest';
import { printedPieces } from './printed-value.ts';

test('marks the words of the figure within the fragment', () => {
  expect(printedPieces('Қарамағында 53 лагерь болды.', '53 лагерь')).toEqual([
    { words: 'Қарамағында ', marked: false },
    { words: '53 лагерь', marked: true },
    { words: ' болды.', marked: false },
  ]);
});

test('marks each part of a figure that is printed in parts', () => {
  expect(printedPieces('1930-53 жылы КСРО лагерлерінде 6,5 млн', '1930-53 жылы … 6,5 млн')).toEqual([
    { words: '1930-53 жылы', marked: true },
    { words: ' КСРО лагерлерінде ', marked: false },
    { words: '6,5 млн', marked: true },
  ]);
});

test('keeps a fragment whole that does not hold the figure', () => {
  expect(printedPieces('бір екі', 'үш')).toEqual([{ words: 'бір екі', marked: false }]);
});
