import { expect, test } from 'vitest';
import { printedParts } from './printed-parts.ts';

test('marks the words of the figure within the fragment', () => {
  expect(printedParts('Қарамағында 53 лагерь болды.', '53 лагерь')).toEqual([
    { text: 'Қарамағында ', marked: false },
    { text: '53 лагерь', marked: true },
    { text: ' болды.', marked: false },
  ]);
});

test('marks each part of a figure that is printed in parts', () => {
  expect(printedParts('1930-53 жылы КСРО лагерлерінде 6,5 млн', '1930-53 жылы … 6,5 млн')).toEqual([
    { text: '1930-53 жылы', marked: true },
    { text: ' КСРО лагерлерінде ', marked: false },
    { text: '6,5 млн', marked: true },
  ]);
});

test('returns the whole fragment when it does not contain the figure', () => {
  expect(printedParts('бір екі', 'үш')).toEqual([{ text: 'бір екі', marked: false }]);
});
