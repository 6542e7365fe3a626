import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { claimOf, contradictionOf } from '../../../test-support/renderer/claims.ts';
import { click, renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import { sheet } from '../navigation/sheet.ts';
import { ContradictionNotes, DisputeButton } from './Contradictions.tsx';

const contradictions = [contradictionOf('dates', ['a']), contradictionOf('numbers', ['b'])];

test('lists the contradictions of one claim and opens its sheet', async () => {
  await renderVisitor(
    <DisputeButton claim={claimOf('a', { contradictions: ['dates'] })} contradictions={contradictions} />,
  );
  expect(screen.queryByText('Title of numbers')).toBeNull();
  await click(screen.getByText('Title of dates'));
  expect(sheet.value).toEqual({ kind: 'claim', claimId: 'a' });
});

test('is absent for a claim without contradictions', async () => {
  const { container } = await renderVisitor(<DisputeButton claim={claimOf('a')} contradictions={contradictions} />);
  expect(container.childElementCount).toBe(0);
});

test('explains each contradiction and opens its sources', async () => {
  await renderVisitor(<ContradictionNotes contradictions={contradictions} />);
  expect(screen.getByText('Text of numbers')).toBeTruthy();
  await click(screen.getAllByRole('button')[0] ?? document.body);
  expect(sheet.value).toMatchObject({ kind: 'citations', title: 'sheet.contradiction' });
});
