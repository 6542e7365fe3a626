import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Work } from '../../../db/model/api/figures.ts';
import { campOf, dateOf, seatOf } from '../../../test-support/renderer/camps.ts';
import { claimOf, exactly } from '../../../test-support/renderer/claims.ts';
import { renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { FiguresScreen } from './FiguresScreen.tsx';

const work = (claims: Work['claims'], more: Partial<Work> = {}): Work => ({
  ...{ id: 'w', title: 'Railway', text: 'Text', camps: [], claims, contradictions: [] },
  ...more,
});
const coal = { id: 'coal', name: 'coal' };
const camps = [
  campOf('Karlag', '1931', { work: [coal], seats: [seatOf('Dolinka', 72, null)] }),
  campOf('Steplag', '1948', { work: [{ id: 'copper', name: 'copper' }, coal], seats: [] }),
];
const hrefs = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));

test('marks the current part among its tabs and lists the questions', async () => {
  const questions = [{ id: 'q', title: 'How many?', lead: 'Lead', claimCount: 2 }];
  await renderVisitor(<FiguresScreen content={{ part: 'questions', questions }} />);
  expect(screen.getByText('Questions').getAttribute('aria-current')).toBe('page');
  expect(screen.getByText('Labour').hasAttribute('aria-current')).toBe(false);
  expect(hrefs()).toContain('#/figures/q');
  expect(screen.getByText('2 statements')).toBeTruthy();
});

test('gives the first three questions more weight than the others', async () => {
  const questions = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id, lead: `Lead ${id}`, claimCount: 2 }));
  await renderVisitor(<FiguresScreen content={{ part: 'questions', questions }} />);
  expect(texts(screen.getAllByRole('heading', { level: 2 }))).toEqual(['a', 'b', 'c']);
  expect(screen.queryByText('Lead d')).toBeNull();
  expect(hrefs()).toEqual(expect.arrayContaining(['#/figures/a', '#/figures/d']));
});

test('shows rival numbers of a work side by side, the others below', async () => {
  const rivals = ['a', 'b'].map((id) =>
    claimOf(id, { ...exactly(5), label: id, period: dateOf('1940'), contradictions: ['x'] }),
  );
  const content = {
    part: 'works' as const,
    works: [work([...rivals, claimOf('c', { ...exactly(7), label: 'c' })])],
    camps: [],
  };
  const { container } = await renderVisitor(<FiguresScreen content={content} />);
  expect(texts(container.querySelectorAll('article'))).toEqual(['5a1940Title of archive', '5b1940Title of archive']);
  expect(screen.queryByText('In the GULAG camps in Kazakhstan')).toBeNull();
});

test('shows a single disputed number with the others', async () => {
  const claims = [claimOf('a', { ...exactly(5), label: 'a', contradictions: ['x'] })];
  const { container } = await renderVisitor(
    <FiguresScreen content={{ part: 'works', works: [work(claims)], camps: [] }} />,
  );
  expect(container.querySelectorAll('article')).toHaveLength(0);
  expect(screen.getByText('a')).toBeTruthy();
});

test('links the camps of a work and of each kind of work', async () => {
  const works = [work([], { camps: [{ id: 'karlag', name: 'Karlag' }] })];
  const { container } = await renderVisitor(<FiguresScreen content={{ part: 'works', works, camps }} />);
  expect(screen.getByText('Camps where this work was done:')).toBeTruthy();
  const kinds = [...container.querySelectorAll('section section')].map(({ textContent }) => textContent);
  expect(kinds).toEqual(['coalKarlagDolinkaSteplag', 'copperSteplag']);
});
