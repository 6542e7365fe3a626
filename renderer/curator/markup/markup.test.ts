import { expect, test } from 'vitest';
import { linked, marked, wrapped } from './markup.ts';

/** Protects: the buttons write the Markdown subset that the visitor's page reads. */
test('marks are put around the words and taken away again', () => {
  const strong = wrapped('бұл бірі', { start: 4, end: 8 }, '**');
  expect(strong).toEqual({ text: 'бұл **бірі**', span: { start: 6, end: 10 } });
  expect(wrapped(strong.text, strong.span, '**').text).toBe('бұл бірі');
});

test('the word at the caret becomes a link', () => {
  expect(linked('в Карлаге было', { start: 5, end: 5 }, 'camp', 'karlag').text).toBe('в [Карлаге](camp:karlag) было');
  expect(linked('в нём', { start: 0, end: 5 }, 'camp', 'karlag').text).toBe('[в нём](camp:karlag)');
});

test('inserts the mark of a claim behind the selection', () => {
  expect(marked('38 000 people', { start: 0, end: 6 }, 'karlag-peak').text).toBe('38 000[^karlag-peak] people');
});
