import { expect, test } from 'vitest';
import { addTo, hoursOf, kindOf, simpleWeekOf } from './opening.ts';

test('hours that are the same on all open days are read as they were written', () => {
  const week = { open: ['tue', 'sat'] as const, from: '09:30', to: '24:00' };
  const hours = hoursOf(week);
  expect(hours).toMatchObject({ mon: [], tue: ['09:30-24:00'], sun: [] });
  expect([kindOf(hours), simpleWeekOf(hours)]).toEqual(['days', week]);
});

test.each([
  ['none', {}, 'always'],
  ['a break', { mon: ['10:00-13:00', '14:00-18:00'] }, 'own'],
  ['a day without hours, which is open all day', { mon: ['10:00-18:00'] }, 'own'],
  ['other hours on Sunday', { ...hoursOf({ open: ['mon'], from: '10:00', to: '18:00' }), sun: ['11:00-16:00'] }, 'own'],
  ['no open day', hoursOf({ open: [], from: '10:00', to: '18:00' }), 'own'],
])('%s is not taken for the same hours on all days', (_, hours, kind) => expect(kindOf(hours)).toBe(kind));

test('half hours stay within the day and never meet the other end', () => {
  expect(addTo('10:00', -1, '18:00')).toBe('09:30');
  expect(addTo('00:00', -1, '18:00')).toBe('00:00');
  expect(addTo('24:00', 1, '10:00')).toBe('24:00');
  expect(addTo('17:30', 1, '18:00')).toBe('18:30');
});
