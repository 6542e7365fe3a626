import { expect, test } from 'vitest';
import type { Claim } from '../../../../db/model/api/claim.ts';
import { scaleGroups } from './scale-groups.ts';

const claim = (id: string, amount: number | null, scale: string | null): Claim => ({
  id,
  subject: { kind: 'system', id: 'system' },
  property: 'quantity',
  amount: amount === null ? null : { min: amount, max: amount },
  date: null,
  statement: amount === null ? 'words' : null,
  qualifier: 'exact',
  kind: 'counted',
  counts: { id: scale ?? id, name: '', unit: 'persons', scale },
  territory: null,
  countedBy: null,
  period: null,
  suspicious: false,
  editorial: false,
  partOf: null,
  label: null,
  note: null,
  citations: [],
  contradictions: [],
});

test('only equal populations share a scale; everything else stands apart', () => {
  const groups = scaleGroups([
    claim('a', 4100000, 'sentenced'),
    claim('b', 22000000, null),
    claim('c', 4060306, 'sentenced'),
    claim('d', 6500000, 'itl'),
    claim('e', null, null),
  ]);
  expect(groups.map(({ scale, claims }) => [scale, claims.map(({ id }) => id)])).toEqual([
    ['sentenced', ['a', 'c']],
    [null, ['b', 'd', 'e']],
  ]);
  expect(groups[0]?.largest).toBe(4100000);
});
