import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { dateOf } from '../../../../test-support/renderer/camps.ts';
import { claimOf, exactly } from '../../../../test-support/renderer/claims.ts';
import { renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { HeadcountTable } from './HeadcountTable.tsx';

const rows = () => texts(screen.getAllByRole('listitem'));

test('sorts dated headcounts, then lists maxima and undated ones below a heading', async () => {
  const claims = [
    claimOf('max', { ...exactly(900), property: 'maximum', period: dateOf('1949'), kind: 'published' }),
    claimOf('late', { ...exactly(300), period: dateOf('1945'), kind: 'counted' }),
    claimOf('undated', exactly(500)),
    claimOf('early', { ...exactly(200), period: dateOf('1940'), kind: 'counted' }),
  ];
  await renderVisitor(<HeadcountTable claims={claims} />);
  expect(rows()).toEqual(['1940counted200', '1945counted300', '1949published900', 'No date given500']);
  expect(screen.getByText('Undated numbers and highest numbers')).toBeTruthy();
});

test('marks a doubtful number in words, with label and note', async () => {
  const claim = claimOf('a', { ...exactly(200), kind: 'counted', suspicious: true, label: 'Label', note: 'Note' });
  await renderVisitor(<HeadcountTable claims={[{ ...claim, period: dateOf('1940') }]} />);
  expect(rows()).toEqual(['1940counted · doubtful200Label. Note']);
  expect(screen.queryByText('Undated numbers and highest numbers')).toBeNull();
});
