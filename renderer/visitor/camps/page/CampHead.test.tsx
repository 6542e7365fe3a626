import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Camp } from '../../../../db/model/api/camp.ts';
import { dateOf } from '../../../../test-support/renderer/camps.ts';
import { citationOf, wholeCampOf } from '../../../../test-support/renderer/claims.ts';
import { renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { CampHead } from './CampHead.tsx';

const linesOf = async (more: Partial<Camp>) => {
  const { container } = await renderVisitor(<CampHead camp={wholeCampOf('Karlag', more)} />);
  return texts(container.querySelectorAll('p'));
};

test('says in one line what the camp was, by its type or number, then the first sentence about it', async () => {
  expect(await linesOf({ summary: 'Karlag existed until 1959. It was large.' })).toEqual([
    'Corrective-labour camp',
    'Karlag existed until 1959.',
  ]);
  expect((await linesOf({ specialCampNumber: 4 }))[0]).toBe('Special camp No.\u00A04');
});

test('gives a summary of one sentence the ring that otherwise follows it', async () => {
  const lead = async (summary: string) => {
    const { container } = await renderVisitor(
      <CampHead camp={wholeCampOf('Karlag', { summary, workCitations: [citationOf('atlas')] })} />,
    );
    return container.querySelectorAll('[aria-haspopup=dialog]').length;
  };
  expect(await lead('Karlag existed until 1959.')).toBe(1);
  expect(await lead('Karlag existed until 1959. It was large.')).toBe(0);
});

test('links the parent', async () => {
  await linesOf({ parent: { id: 'gulag', name: 'GULAG' } });
  expect(screen.getByText('GULAG').getAttribute('href')).toBe('#/camps/gulag');
});

test('links the camps that it was a part of one after another, each with its period', async () => {
  const parents = [
    { id: 'karlag', name: 'Karlag', period: dateOf('1931/1948') },
    { id: 'steplag', name: 'Steplag', period: dateOf('1948/1950') },
  ];
  await linesOf({ parent: { id: 'karlag', name: 'Karlag' }, parents });
  expect(screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Karlag, 1931–1948', '#/camps/karlag'],
    ['Steplag, 1948–1950', '#/camps/steplag'],
  ]);
});
