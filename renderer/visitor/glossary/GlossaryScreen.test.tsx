import { expect, test } from 'vitest';
import type { GlossaryTerm } from '../../../db/model/api/text.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { citationOf } from '../../../test-support/renderer/claims.ts';
import { click, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { sheet } from '../navigation/sheet.ts';
import { GlossaryScreen, TermSheet } from './GlossaryScreen.tsx';

const termOf = (term: string, more: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
  id: term,
  term,
  expansion: null,
  definition: `Definition of ${term}`,
  aliases: [],
  regimeWord: false,
  citations: [citationOf('dictionary')],
  ...more,
});
const open = (terms: GlossaryTerm[], language: Language = 'en') =>
  renderVisitor(<GlossaryScreen terms={terms} />, { language });

test.each<[Language, string[]]>([
  ['en', ['article', '“Kulak”', 'transit']],
  ['kk', ['ауыл', 'әкім', '«қоныс»', 'өкім']],
])('sorts the terms of %s by its alphabet, ignoring quotation marks', async (language, sorted) => {
  const { getAllByRole } = await open(
    sorted.toReversed().map((term) => termOf(term)),
    language,
  );
  const names = texts(getAllByRole('heading', { level: 2 }));
  expect(names.map((name, index) => name.slice(0, sorted[index]?.length))).toEqual(sorted);
});

test('labels a term of the regime, and shows the expansion of an abbreviation', async () => {
  const { getByText, queryByText } = await open([termOf('a', { expansion: 'Main Administration' })]);
  getByText('Main Administration');
  expect(queryByText(t('glossary.regimeWord'))).toBeNull();
  await open([termOf('a', { regimeWord: true })]);
  expect(document.body.textContent).toContain(t('glossary.regimeWord'));
});

test('opens the sources of a term', async () => {
  const { getByRole } = await open([termOf('kulak')]);
  await click(getByRole('button'));
  expect(sheet.value).toEqual({ kind: 'citations', title: 'sheet.term', citations: [citationOf('dictionary')] });
});

test('is a tab of Remembrance', async () => {
  const { container } = await open([]);
  expect(texts(container.querySelectorAll('[aria-current]'))).toEqual([t('glossary.title')]);
});

const sheetOf = (termId: string, glossary: () => Promise<GlossaryTerm[]>) =>
  renderVisitor(<TermSheet termId={termId} />, {
    api: { glossary, source: () => Promise.reject(new Error('no answer')) },
  });

test('shows the chosen term with its sources in a sheet', async () => {
  const { container } = await sheetOf('kulak', async () => [termOf('gulag'), termOf('kulak')]);
  expect(container.textContent).toContain('Definition of kulak');
  expect(container.textContent).toContain('Title of dictionary');
  expect(container.textContent).not.toContain('gulag');
});

test.each<[string, () => Promise<GlossaryTerm[]>]>([
  ['the release has no such term', async () => [termOf('gulag')]],
  ['the glossary cannot be loaded', () => Promise.reject(new Error('no answer'))],
])('leaves the sheet empty when %s', async (_, glossary) => {
  expect((await sheetOf('kulak', glossary)).container.innerHTML).toBe('');
});
