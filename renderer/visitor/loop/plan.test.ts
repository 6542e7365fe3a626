import { describe, expect, test } from 'vitest';
import { type Playlist, sceneKinds } from '../../../db/model/api/loop.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { kindOf, planOf, sceneMs } from './plan.ts';

/** Protects: the loop is the same on every display, never repeats a scene at once, and shows each language often. */
const playlist: Playlist & { id: string } = {
  id: 'main',
  scenes: [
    { kind: 'figure', weight: 2 },
    { kind: 'camp', weight: 3 },
    { kind: 'passage', weight: 2 },
    { kind: 'years', weight: 1 },
    { kind: 'term', weight: 1 },
  ],
  order: 'mixed',
  languages: 'turns',
  charactersPerSecond: 10,
  shortestSeconds: 14,
};
const keys = [
  ...['a', 'b', 'c'].map((id) => `figure ${id}`),
  ...Array.from({ length: 20 }, (_, n) => `camp ${n}`),
  ...['a', 'b', 'c', 'd'].map((id) => `passage ${id}`),
  'years',
  ...Array.from({ length: 12 }, (_, n) => `term ${n}`),
];
const onDay = (day: string, more: Partial<Playlist> = {}) =>
  planOf({ day, playlist: { ...playlist, ...more }, languages: [...languages] }, keys);
const take = (plan: ReturnType<typeof onDay>, count: number) =>
  Array.from({ length: count }, (_, index) => plan.at(index)).flatMap((turn) => turn ?? []);

describe('the plan of a day', () => {
  test('is the same for every caller and any order of calls', () => {
    const plan = onDay('2026-05-31');
    const backwards = [40, 12, 0].map((index) => plan.at(index));
    expect(backwards).toEqual([40, 12, 0].map((index) => onDay('2026-05-31').at(index)));
    expect(take(onDay('2026-05-31'), 60)).not.toEqual(take(onDay('2026-06-01'), 60));
    const otherOrder = planOf({ day: '2026-05-31', playlist, languages: [...languages] }, keys.toReversed());
    expect(take(otherOrder, 60)).toEqual(take(onDay('2026-05-31'), 60));
  });

  // Seeded days; both orders, and playlists as small as two scenes.
  const days = Array.from({ length: 60 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n * 17)).toISOString().slice(0, 10));
  test.each(['mixed', 'given'] as const)('never repeats a scene back to back (%s)', (order) => {
    for (const day of days) {
      for (const scenes of [playlist.scenes, playlist.scenes.slice(0, 1), playlist.scenes.slice(2, 4)]) {
        const turns = take(onDay(day, { order, scenes }), 300);
        for (const [index, { key }] of turns.entries()) expect(key).not.toBe(turns[index + 1]?.key);
      }
    }
  });

  test('shows all of a kind before any repeats', () => {
    for (const day of days.slice(0, 10)) {
      const camps = take(onDay(day), 600).filter(({ key }) => kindOf(key) === 'camp');
      expect(new Set(camps.slice(0, 20).map(({ key }) => key)).size).toBe(20);
      expect(new Set(camps.slice(20, 40).map(({ key }) => key)).size).toBe(20);
    }
  });

  test('keeps the weights, and shows each kind in each language', () => {
    const turns = take(onDay('2026-05-31'), 900);
    for (const { kind, weight } of playlist.scenes) {
      const ofKind = turns.filter(({ key }) => kindOf(key) === kind);
      expect(ofKind).toHaveLength((weight / 9) * 900);
      for (const language of languages) {
        const spoken = ofKind.filter((turn) => turn.languages[0] === language).length;
        expect(spoken / ofKind.length).toBeGreaterThan(0.25);
      }
    }
  });

  test('shows each language within three scenes', () => {
    const spoken = take(onDay('2026-05-31'), 100).map((turn) => turn.languages[0]);
    for (let index = 0; index < 97; index++) expect(new Set(spoken.slice(index, index + 3)).size).toBe(3);
  });

  test('shows two languages at once where the playlist says so', () => {
    for (const turn of take(onDay('2026-05-31', { languages: 'pairs' }), 30)) {
      expect(new Set(turn.languages).size).toBe(2);
    }
  });

  test('has only the listed scenes, and none where the release has none', () => {
    const some = onDay('2026-05-31', { scenes: [{ kind: 'camp', weight: 1, only: ['camp 3', 'camp 5'] }] });
    expect(new Set(take(some, 20).map(({ key }) => key))).toEqual(new Set(['camp 3', 'camp 5']));
    expect(onDay('2026-05-31', { scenes: [{ kind: 'day', weight: 1 }] }).at(0)).toBeNull();
    expect(onDay('2026-05-31', { scenes: [{ kind: 'years', weight: 1 }] }).at(7)).toMatchObject({ key: 'years' });
  });
});

describe('the time of a scene', () => {
  test('is never shorter than its text takes at ten characters a second, nor than the minimum', () => {
    for (const kind of sceneKinds) {
      for (const characters of [0, 40, 139, 141, 360, 900]) {
        const ms = sceneMs(kind, characters, playlist);
        expect(characters / (ms / 1000)).toBeLessThanOrEqual(10);
        expect(ms).toBeGreaterThanOrEqual(14_000);
      }
    }
  });
});
