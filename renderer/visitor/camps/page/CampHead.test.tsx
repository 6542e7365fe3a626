import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Camp } from '../../../../db/model/api/camp.ts';
import { wholeCampOf } from '../../../../test-support/renderer/claims.ts';
import { renderVisitor } from '../../../../test-support/renderer/render-visitor.tsx';
import { CampHead } from './CampHead.tsx';

const lineOf = async (more: Partial<Camp>) => {
  const { container } = await renderVisitor(<CampHead camp={wholeCampOf('Karlag', more)} />);
  return container.querySelector('p')?.textContent;
};

test('says in one line what the camp was: its full name, or else its type or number', async () => {
  expect(await lineOf({ fullName: 'Karaganda Camp' })).toBe('Karaganda Camp');
  expect(await lineOf({})).toBe('Corrective-labour camp');
  expect(await lineOf({ specialCampNumber: 4 })).toBe('Special camp No.\u00A04');
});

test('links the parent', async () => {
  await lineOf({ parent: { id: 'gulag', name: 'GULAG' } });
  expect(screen.getByText('GULAG').getAttribute('href')).toBe('#/camps/gulag');
});
