import { act } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import type { GlossaryTerm, MemorialText } from '../../../db/model/api/text.ts';
import { citationOf, claimOf, contradictionOf, exactly, wholeCampOf } from '../../../test-support/renderer/claims.ts';
import { click, renderVisitor, settle } from '../../../test-support/renderer/render-visitor.tsx';
import type { Api } from '../../shared/api/api.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { type Sheet, sheet } from '../navigation/sheet.ts';
import type { View } from './parts/view.ts';
import { SheetHost } from './SheetHost.tsx';

const claim = claimOf('c1', { ...exactly(18_000), contradictions: ['x'] });
const camp = wholeCampOf('karlag', { claims: [claim], contradictions: [contradictionOf('x', ['c1'])] });
const term = { id: 'gulag', term: 'GULAG', definition: 'Definition', citations: [] } as unknown as GlossaryTerm;
const api: Partial<Api> = {
  source: () => Promise.reject(new Error('no answer')),
  camp: async () => camp,
  glossary: async () => [term],
};
const view: View = { screen: 'camp', camp };

beforeEach(() => {
  document.body.innerHTML = '';
});

async function open(content: Sheet, over: View = view) {
  const rendered = await renderVisitor(<SheetHost view={over} />, { api });
  await act(() => {
    sheet.value = content;
  });
  await settle();
  return rendered;
}

test('is empty while no sheet is open', async () => {
  const { container } = await renderVisitor(<SheetHost view={view} />, { api });
  expect(container.innerHTML).toBe('');
});

test('shows a claim with its sources and the contradictions on the screen', async () => {
  const { getByRole } = await open({ kind: 'claim', claimId: 'c1' });
  const text = getByRole('dialog').textContent;
  for (const part of ['18,000', 'Title of archive', 'Title of x']) expect(text).toContain(part);
});

test('shows citations under their title', async () => {
  const { getByRole } = await open({ kind: 'citations', title: 'sheet.term', citations: [citationOf('memoir')] });
  expect(getByRole('heading', { level: 2 }).textContent).toBe(t('sheet.term'));
  expect(getByRole('dialog').textContent).toContain('Title of memoir');
});

test('shows a term, and nothing of one that the release does not have', async () => {
  const { getByRole } = await open({ kind: 'term', termId: 'gulag' });
  expect(getByRole('heading', { level: 2 }).textContent).toBe('GULAG');
  await act(() => {
    sheet.value = { kind: 'term', termId: 'unknown' };
  });
  await settle();
  expect(getByRole('dialog').textContent).not.toContain('GULAG');
});

test('takes the focus and returns it when it closes', async () => {
  const opener = document.body.appendChild(document.createElement('button'));
  opener.focus();
  const { getByRole, queryByRole, getAllByText } = await open({ kind: 'claim', claimId: 'c1' });
  expect(document.activeElement).toBe(getByRole('dialog'));
  await click(getAllByText(t('sheet.close'))[0] as Element);
  expect(queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test('closes by a touch beside it', async () => {
  const { getByLabelText } = await open({ kind: 'claim', claimId: 'c1' });
  await click(getByLabelText(t('sheet.close')));
  expect(sheet.value).toBeNull();
});

test('links to the text on the sources, but not from that text itself', async () => {
  const rendered = await open({ kind: 'claim', claimId: 'c1' });
  expect(rendered.getByText(t('sheet.howWeKnow')).getAttribute('href')).toBe('#/remembrance/how-we-know');
  const text = { id: 'how-we-know', claims: [claim] } as unknown as MemorialText;
  const { queryByText, getByRole } = await open({ kind: 'claim', claimId: 'c1' }, { screen: 'text', text });
  expect(getByRole('dialog').textContent).toContain('18,000');
  expect(queryByText(t('sheet.howWeKnow'))).toBeNull();
});
