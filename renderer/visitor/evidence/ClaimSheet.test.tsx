import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { dateOf } from '../../../test-support/renderer/camps.ts';
import { claimOf, contradictionOf, exactly, wholeCampOf } from '../../../test-support/renderer/claims.ts';
import { renderVisitor, settle, texts } from '../../../test-support/renderer/render-visitor.tsx';
import type { Api } from '../../shared/api/api.ts';
import { selectedCamp } from '../camps/camp-selection.ts';
import { ClaimSheet } from './ClaimSheet.tsx';
import type { ClaimSet } from './evidence.ts';

const refuse = () => Promise.reject(new Error('not found'));
const claim = claimOf('a', { ...exactly(900), label: 'Held', contradictions: ['dates'] });
const rival = claimOf('b', { ...exactly(800), label: 'Held according to another' });
const unrelated = claimOf('c', { ...exactly(1), property: 'deaths' });
const camp = wholeCampOf('karlag', {
  claims: [claim, rival, unrelated],
  contradictions: [contradictionOf('dates', ['a']), contradictionOf('other', ['c'])],
});
const nothing: ClaimSet = { claims: [], contradictions: [] };
const open = (onScreen: ClaimSet, api: Partial<Api> = {}) =>
  renderVisitor(<ClaimSheet claimId="a" onScreen={onScreen} />, {
    api: { source: refuse, camp: async () => camp, claim: refuse, ...api },
  });
const headings = () => texts(screen.queryAllByRole('heading'));

test('shows the claim of the screen at once, and its rivals when they are loaded', async () => {
  let answer = (_: typeof camp) => {};
  const loading = new Promise<typeof camp>((resolve) => {
    answer = resolve;
  });
  await open({ claims: [claim], contradictions: [] }, { camp: () => loading });
  expect(headings()).toEqual(['900', 'Source']);
  answer(camp);
  await settle();
  expect(headings()).toEqual([
    '900',
    'Source',
    'Where the sources disagree',
    'Title of dates',
    'Other statements on the same subject',
  ]);
  expect(screen.getByText('Held according to another')).toBeTruthy();
  expect(screen.queryByText('Title of other')).toBeNull();
});

test('finds a number of the list among the claims of the selected camp', async () => {
  const { rerender } = await renderVisitor(<p />, { api: { source: refuse, camp: async () => camp, claim: refuse } });
  selectedCamp.value = 'karlag';
  rerender(<ClaimSheet claimId="a" onScreen={nothing} />);
  await settle();
  expect(headings()[0]).toBe('900');
});

test('asks for a claim that nothing on the screen has', async () => {
  await open(nothing, { claim: async () => claim });
  expect(headings()[0]).toBe('900');
});

test('shows nothing for an unknown claim', async () => {
  const { container } = await open(nothing);
  expect(container.childElementCount).toBe(0);
});

test('states doubts and the arithmetic of the editors', async () => {
  const doubtful = { ...claim, suspicious: true, editorial: true, note: 'Note' };
  await open({ claims: [doubtful], contradictions: [] }, { camp: refuse });
  for (const text of ['This number is doubtful.', 'Calculated or inferred by the editors', 'Note']) {
    expect(screen.getByText(text)).toBeTruthy();
  }
});

test('leaves out a claim about another time', async () => {
  const [before, after] = [dateOf('1940'), dateOf('1950')];
  const claims = [
    { ...claim, period: before },
    { ...rival, period: after },
  ];
  await open({ claims, contradictions: [] }, { camp: refuse });
  expect(screen.queryByText('Other statements on the same subject')).toBeNull();
});
