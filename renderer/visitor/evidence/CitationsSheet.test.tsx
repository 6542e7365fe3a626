import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Source } from '../../../db/model/api/source.ts';
import { citationOf } from '../../../test-support/renderer/claims.ts';
import { renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { CitationsSheet } from './CitationsSheet.tsx';

const source: Source = {
  id: 'archive',
  kind: 'handbook',
  consulted: 'excerpt',
  title: 'Whole title',
  reliability: 'high',
  url: 'https://example.org',
  licence: null,
  claims: [],
};
const open = (citations = [citationOf('archive')], load = async () => source, title?: string) =>
  renderVisitor(<CitationsSheet title={title} citations={citations} />, { api: { source: load } });

test('describes the source', async () => {
  const { container } = await open();
  expect(texts(container.querySelectorAll('section p'))).toEqual([
    'Whole title',
    'Handbook · an excerpt was seen',
    'Reliabilityhigh',
    'Addresshttps://example.org',
  ]);
});

test('keeps to what the citation states when the source cannot be loaded', async () => {
  const citation = citationOf('archive', { locator: 'p. 5', reading: '517' });
  const { container } = await open([citation], () => Promise.reject(new Error('offline')));
  expect(texts(container.querySelectorAll('section p'))).toEqual([
    'Title of archive',
    'Our reading517',
    'Where in the sourcep. 5',
  ]);
});

test('marks the figure in its printed fragment, or quotes it alone', async () => {
  const printed = citationOf('archive', { asPrinted: '53 лагерь', fragment: 'Қарамағында 53 лагерь болды.' });
  const { container } = await open([printed]);
  expect(container.querySelector('blockquote')?.textContent).toBe('Қарамағында 53 лагерь болды.');
  expect(texts(container.querySelectorAll('mark'))).toEqual(['53 лагерь']);
  await open([{ ...printed, fragment: null }]);
  expect(screen.getByText('«53 лагерь»')).toBeTruthy();
});

test('counts the sources, with a title if there is one', async () => {
  await open([citationOf('a'), citationOf('b')], async () => source, 'Place');
  expect(texts(screen.getAllByRole('heading'))).toEqual(['Place', 'Sources: 2']);
  await open();
  expect(texts(screen.getAllByRole('heading'))).toEqual(['Source']);
});
