import { describe, expect, test } from 'vitest';
import type { Playlist } from '../../../db/model/api/loop.ts';
import { sceneMs, spokenMs } from '../../../db/model/scene-time.ts';
import { kindOf, nextName, planOf } from './plan.ts';

/** Protects: the loop is the same on every display, never repeats a scene at once, and gives people their share of the time. */
const playlist: Playlist & { id: string } = {
  id: 'main',
  scenes: [
    { kind: 'name', weight: 50 },
    { kind: 'years', weight: 15 },
    { kind: 'figure', weight: 15 },
    { kind: 'passage', weight: 20 },
  ],
  order: 'mixed',
  charactersPerSecond: 14,
  shortestSeconds: 14,
};
const scenesOf = (kind: string, count: number, ms: number) =>
  Array.from({ length: count }, (_, n) => ({ key: `${kind} ${n}`, ms }));
const scenes = [
  ...scenesOf('name', 20, 24_000),
  { key: 'years', ms: 42_000 },
  ...scenesOf('figure', 3, 26_000),
  ...scenesOf('passage', 5, 23_000),
  ...scenesOf('camp', 4, 23_000),
];
const onDay = (day: string, more: Partial<Playlist> = {}) =>
  planOf({ day, playlist: { ...playlist, ...more } }, scenes);
const take = (plan: ReturnType<typeof onDay>, count: number) =>
  Array.from({ length: count }, (_, index) => plan.at(index) ?? '');

// Seeded days.
const days = Array.from({ length: 60 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n * 17)).toISOString().slice(0, 10));

describe('the plan of a day', () => {
  test('is the same for every caller, any order of calls and any order of scenes', () => {
    const plan = onDay('2026-05-31');
    const backwards = [40, 12, 0].map((index) => plan.at(index));
    expect(backwards).toEqual([40, 12, 0].map((index) => onDay('2026-05-31').at(index)));
    expect(take(onDay('2026-05-31'), 60)).not.toEqual(take(onDay('2026-06-01'), 60));
    const otherOrder = planOf({ day: '2026-05-31', playlist }, scenes.toReversed());
    expect(take(otherOrder, 60)).toEqual(take(onDay('2026-05-31'), 60));
  });

  test.each(['mixed', 'given'] as const)('never repeats a scene back to back (%s)', (order) => {
    for (const day of days) {
      for (const items of [playlist.scenes, playlist.scenes.slice(0, 1), playlist.scenes.slice(2, 4)]) {
        const turns = take(onDay(day, { order, scenes: items }), 300);
        for (const [index, key] of turns.entries()) expect(key).not.toBe(turns[index + 1]);
      }
    }
  });

  test('reads names several turns in a row where the order says so', () => {
    const items: Playlist['scenes'] = [
      { kind: 'name', weight: 2 },
      { kind: 'entries', weight: 3 },
    ];
    const plan = planOf({ day: '2026-05-31', playlist: { ...playlist, order: 'given', scenes: items } }, [
      ...scenes,
      { key: 'entries', ms: 28_000 },
    ]);
    const kinds = take(plan, 10).map(kindOf);
    expect(kinds.slice(5)).toEqual(kinds.slice(0, 5));
    expect(kinds.slice(0, 5)).toEqual(['name', 'name', 'entries', 'entries', 'entries']);
  });

  test('shows all of a kind before any repeats', () => {
    for (const day of days.slice(0, 10)) {
      const names = take(onDay(day), 300).filter((key) => kindOf(key) === 'name');
      expect(new Set(names.slice(0, 20)).size).toBe(20);
      expect(new Set(names.slice(20, 40)).size).toBe(20);
    }
  });

  test('gives each kind its share of the time', () => {
    const turns = take(onDay('2026-05-31'), 900);
    const msOf = (keys: string[]) =>
      keys.reduce((sum, key) => sum + (scenes.find((scene) => scene.key === key)?.ms ?? 0), 0);
    for (const { kind, weight } of playlist.scenes) {
      const share = msOf(turns.filter((key) => kindOf(key) === kind)) / msOf(turns);
      expect(share, kind).toBeCloseTo(weight / 100, 1);
    }
  });

  test('begins with a person, those of this day before the others', () => {
    const today = new Set(['name 7', 'name 12']);
    const marked = scenes.map((scene) => ({ ...scene, isFirst: today.has(scene.key) }));
    for (const day of days) {
      const turns = take(planOf({ day, playlist }, marked), 30);
      expect(kindOf(turns[0] ?? '')).toBe('name');
      expect(new Set(turns.filter((key) => kindOf(key) === 'name').slice(0, 2))).toEqual(today);
    }
  });

  test('goes on with a person after a visit', () => {
    const plan = onDay('2026-05-31');
    for (let index = 0; index < 40; index++) {
      const next = nextName(plan, index);
      expect(next).toBeGreaterThanOrEqual(index);
      expect(kindOf(plan.at(next) ?? '')).toBe('name');
    }
    expect(nextName(onDay('2026-05-31', { scenes: [{ kind: 'figure', weight: 1 }] }), 3)).toBe(3);
  });

  test('has only the listed scenes, and any others where the release has none of them', () => {
    const some = onDay('2026-05-31', { scenes: [{ kind: 'camp', weight: 1, only: ['camp 3', 'camp 1'] }] });
    expect(new Set(take(some, 20))).toEqual(new Set(['camp 3', 'camp 1']));
    expect(onDay('2026-05-31', { scenes: [{ kind: 'day', weight: 1 }] }).at(0)).not.toBeNull();
    expect(onDay('2026-05-31', { scenes: [{ kind: 'years', weight: 1 }] }).at(7)).toBe('years');
    expect(planOf({ day: '2026-05-31', playlist }, []).at(0)).toBeNull();
  });
});

describe('the time of a scene', () => {
  test('is never shorter than its text takes in each language, nor than the minimum', () => {
    for (const characters of [0, 40, 139, 182]) {
      for (const languages of [1, 2, 3]) {
        expect(characters / (spokenMs('name', characters, languages, playlist) / 1000)).toBeLessThanOrEqual(14);
        expect(sceneMs('name', characters, languages, playlist)).toBeGreaterThanOrEqual(14_000);
      }
    }
    expect(sceneMs('name', 900, 1, playlist)).toBeGreaterThan(64_000);
  });

  test('leaves no language away for more than half a minute', () => {
    for (const characters of [0, 98, 182, 900]) {
      expect(2 * spokenMs('passage', characters, 3, playlist)).toBeLessThanOrEqual(26_000);
    }
    expect(2 * spokenMs('years', 0, 3, playlist)).toBeLessThan(30_000);
  });
});
