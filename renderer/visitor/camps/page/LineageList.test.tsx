import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Lineage } from '../../../../db/model/api/camp.ts';
import { dateOf } from '../../../../test-support/renderer/camps.ts';
import { renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { LineageList } from './LineageList.tsx';

const step = (more: Partial<Lineage>): Lineage => ({
  id: 'step',
  from: { id: 'kazitlag', name: 'Kazitlag' },
  to: { id: 'karlag', name: 'Karlag' },
  date: dateOf('1931'),
  kind: 'became',
  label: null,
  citations: [],
  ...more,
});

test('links the other camp, not this one or one without a page', async () => {
  const lineage = [
    step({}),
    step({ id: 'b', to: { id: null, name: 'Unnamed' }, from: { id: 'karlag', name: 'Karlag' } }),
  ];
  await renderVisitor(<LineageList lineage={lineage} campId="karlag" />);
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['#/camps/kazitlag']);
});

test('says what happened, in the words of the entry if it has any', async () => {
  await renderVisitor(<LineageList lineage={[step({}), step({ id: 'b', label: 'was divided' })]} campId="karlag" />);
  expect(texts(screen.getAllByRole('listitem'))).toEqual(['1931KazitlagKarlagbecame', '1931KazitlagKarlagwas divided']);
});
