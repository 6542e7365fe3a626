import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { People, Peoples } from '../../../db/model/api/figures.ts';
import { claimOf, contradictionOf, exactly } from '../../../test-support/renderer/claims.ts';
import { click, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { PeoplesTable } from './PeoplesTable.tsx';

const doubtful = claimOf('b', { ...exactly(50), suspicious: true, note: 'Note', contradictions: ['sum'] });
const peoples: People[] = [
  { id: 'a', name: 'Kazakhs', order: 1, claims: [claimOf('a', exactly(200))] },
  { id: 'b', name: 'Poles', order: 2, claims: [doubtful, claimOf('b2', { ...exactly(60), label: 'Another' })] },
  { id: 'c', name: 'Others', order: 3, claims: [claimOf('c', { statement: 'several' })] },
];
const table: Peoples = { peoples, sum: claimOf('sum', exactly(250)), contradictions: [contradictionOf('sum', ['b'])] };
const rows = () => [...document.querySelectorAll<HTMLElement>('ol button[aria-current]')];

test('sorts by the reader’s alphabet, with nothing selected and no bars', async () => {
  await renderVisitor(<PeoplesTable table={table} />);
  expect(texts(rows())).toEqual(['Kazakhs200', 'Othersnot stated', 'Polesdoubtful50']);
  expect(rows().map((row) => row.getAttribute('aria-current'))).toEqual(['false', 'false', 'false']);
  expect(document.querySelector('article h2')).toBeNull();
  expect(document.querySelector('ol [style]')).toBeNull();
});

test('selects a row, shows everything about it, and draws the bars on one axis', async () => {
  await renderVisitor(<PeoplesTable table={table} />);
  await click(rows()[2] ?? document.body);
  const card = document.querySelector('article:has(h2)')?.textContent;
  for (const text of ['Poles', 'This number is doubtful.', 'Note', 'Title of sum', 'Another'])
    expect(card).toContain(text);
  expect(rows().map((row) => row.getAttribute('aria-current'))).toEqual(['false', 'false', 'true']);
  const widths = rows().map((row) => row.querySelector<HTMLElement>('[style]')?.style.width);
  expect(widths).toEqual(['100%', '0%', '25%']);
});

test('shows the sum only if there is one', async () => {
  await renderVisitor(<PeoplesTable table={table} />);
  expect(screen.getByText('Sum of the rows')).toBeTruthy();
  await renderVisitor(<PeoplesTable table={{ ...table, sum: null, contradictions: [] }} />);
  expect(screen.queryByText('Sum of the rows')).toBeNull();
});
