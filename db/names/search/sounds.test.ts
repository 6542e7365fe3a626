import { expect, it } from 'vitest';
import { fold } from '../../model/fold.ts';
import { namePairs } from './name-pairs.test-data.ts';
import { askedSounds, storedSounds } from './sounds.ts';

/** Protects: a name is found under the spelling of another tongue, and few others with it. */
const sounds = new Map(namePairs.map(({ held }) => [held, new Set(storedSounds(held))]));
const asked = new Map(namePairs.map(({ typed }) => [typed, askedSounds(typed)]));
const isJoined = (typed: string, held: string): boolean =>
  fold(typed) === fold(held) || (asked.get(typed) ?? []).some((code) => sounds.get(held)?.has(code));

it('joins nine of ten pairs of every tongue', () => {
  expect(namePairs.length).toBeGreaterThan(300);
  for (const [tongue, pairs] of Map.groupBy(namePairs, (pair) => pair.tongue)) {
    const apart = pairs.filter(({ typed, held }) => !isJoined(typed, held));
    expect(apart.length, `${tongue}: ${JSON.stringify(apart)}`).toBeLessThanOrEqual(pairs.length / 10);
  }
});

it('joins at most 3 of 1000 names that differ', () => {
  let compared = 0;
  let joined = 0;
  for (const one of namePairs) {
    for (const other of namePairs) {
      if (one.held === other.held || one.typed === other.typed) continue;
      compared++;
      if (isJoined(one.typed, other.held)) joined++;
    }
  }
  expect(joined / compared).toBeLessThanOrEqual(0.003);
});

it.each([
  [
    'a son, a daughter and a family',
    ['Оспанұлы', 'Оспанқызы', 'Оспанов', 'Оспанова', 'Ospanov', 'Ospanuly', 'Оспанович'],
  ],
  ['ж, дж, j, zh and dzh', ['Жандосов', 'Джандосов', 'Jandosov', 'Zhandosov', 'Dzhandosov']],
  ['қ and х', ['Қалиев', 'Халиев', 'Калиев', 'Qaliev', 'Khaliev']],
  ['ө, ұ, ү and у', ['Төлегенов', 'Тулегенов', 'Түлегенов', 'Тұлегенов', 'Tulegenov']],
  ['doubled letters', ['Филиппов', 'Филипов', 'Filippov']],
])('takes %s as one', (_, names) => {
  const [first = '', ...others] = names;
  const codes = new Set(storedSounds(first));
  for (const other of others)
    expect(
      askedSounds(other).some((code) => codes.has(code)),
      other,
    ).toBe(true);
});

it('answers any text with at most a few codes', () => {
  for (const text of ['', '-', 'ъ', '😀', '李', 'a'.repeat(10_000), 'chjz'.repeat(500), 'ә́ғ']) {
    expect(storedSounds(text).length).toBeLessThanOrEqual(20);
    expect(askedSounds(text).length).toBeLessThanOrEqual(100);
  }
});
