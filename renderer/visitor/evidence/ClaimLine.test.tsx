import { expect, test } from 'vitest';
import type { Claim } from '../../../db/model/api/claim.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { dateOf } from '../../../test-support/renderer/camps.ts';
import { claimOf, exactly } from '../../../test-support/renderer/claims.ts';
import { renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { ClaimFields } from './ClaimFields.tsx';
import { ClaimLine } from './ClaimLine.tsx';

const counts = { id: 'held', name: 'prisoners', unit: 'persons', scale: null };
const line = async (more: Partial<Claim>, name?: string) =>
  (await renderVisitor(<ClaimLine claim={claimOf('a', more)} name={name} />)).container.textContent;

test('takes its title from the name, the label, the population or the property', async () => {
  expect(await line({ ...exactly(5), counts, label: 'Label' }, 'Name')).toBe('Name5');
  expect(await line({ ...exactly(5), counts, label: 'Label' })).toBe('Label5');
  expect(await line({ ...exactly(5), counts })).toBe('prisoners5');
  expect(await line({ property: 'opened', date: dateOf('1931'), label: null })).toMatch(/1931$/);
});

test('adds period, kind, doubt and note', async () => {
  const more = { period: dateOf('1940'), kind: 'counted', suspicious: true, editorial: true, note: 'Note' } as const;
  expect(await line({ ...exactly(5), label: 'L', ...more })).toBe(
    'L1940 · counted · doubtful · Calculated or inferred by the editors5Note',
  );
});

const fields = async (more: Partial<Claim>, rest = false, language: Language = 'en') => {
  const claim = claimOf('a', more);
  const { container } = await renderVisitor(<ClaimFields claim={claim} rest={rest} />, { language });
  return texts(container.querySelectorAll('dl > div'));
};

test('states the five fields of a number, also the unknown ones', async () => {
  expect(await fields({ ...exactly(5), counts, kind: 'counted' })).toEqual([
    'What is countedprisoners',
    'Wherein this camp',
    'Whennot stated',
    'Who countednot stated',
    'Kind of numbercounted',
  ]);
});

test.each(['capacity', 'limit', 'planned'] as const)('does not say of a %s whom it counts', async (kind) => {
  const [first] = await fields({ ...exactly(5), counts, kind });
  expect(first).toBe('Wherein this camp');
});

test('leaves out the fields that are shown elsewhere', async () => {
  expect(await fields({ ...exactly(5), subject: { kind: 'system', id: 'system' } }, true)).toEqual([
    'Wherenot stated',
    'Who countednot stated',
    'Kind of numbernot stated',
  ]);
});

test('has no fields without an amount', async () => {
  expect(await fields({ statement: 'text' })).toEqual([]);
});
