import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LoopContent, LoopNow, LoopProgramme } from '../../../db/model/api/loop.ts';
import { sharesOf } from '../../../db/model/playlist.ts';
import { fadesMs, sceneMs, spokenMs } from '../../../db/model/scene-time.ts';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { type ServiceFixture, serviceFixture } from '../../../test-support/service/service.ts';
import { kindOf, planOf } from './plan.ts';
import { charactersOf, plannedScenes } from './scene-words.ts';

/** Protects: ten minutes of the loop, with the project's own content and its playlist. */
let fixture: ServiceFixture;
const contents: Partial<Record<Language, LoopContent>> = {};
let main: LoopNow['playlist'];

beforeAll(async () => {
  fixture = serviceFixture();
  for (const language of languages) {
    const answer = await fixture.get(`/api/loop?lang=${language}`);
    const { content, now } = (await answer.json()) as LoopProgramme;
    contents[language] = content;
    main = now.playlist;
  }
});
afterAll(() => fixture.remove());

const days = Array.from({ length: 30 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n * 12)).toISOString().slice(0, 10));
const tenMinutesMs = 600_000;

interface Shown {
  key: string;
  fromMs: number;
  toMs: number;
  /** When each language shows, fades left out. */
  spoken: { language: Language; fromMs: number; toMs: number }[];
}

/** An hour of the loop, scene by scene. */
function hourOf(day: string, playlist = main): Shown[] {
  const now = { day, playlist, languages: [...languages] };
  const plan = planOf(now, plannedScenes(contents.kk as LoopContent, now));
  const shown: Shown[] = [];
  for (let fromMs = 0, turn = 0; fromMs < 6 * tenMinutesMs; turn++) {
    const key = plan.at(turn) as string;
    const characters = charactersOf(key, contents, languages);
    const toMs = fromMs + sceneMs(kindOf(key), characters, languages.length, playlist);
    const eachMs = spokenMs(kindOf(key), characters, languages.length, playlist);
    const turns = Math.floor((toMs - fromMs) / eachMs);
    const spoken = Array.from({ length: turns }, (_, index) => ({
      language: languages[index % languages.length] as Language,
      fromMs: fromMs + index * eachMs + (index === 0 ? fadesMs / 2 : 0),
      toMs: index === turns - 1 ? toMs - fadesMs / 2 : fromMs + (index + 1) * eachMs,
    }));
    shown.push({ key, fromMs, toMs, spoken });
    fromMs = toMs;
  }
  return shown;
}

test('shows a person half of the time, in any ten minutes of any day', () => {
  for (const day of days) {
    const hour = hourOf(day);
    for (let fromMs = 0; fromMs <= 5 * tenMinutesMs; fromMs += 60_000) {
      const shownMs = hour
        .filter(({ key }) => kindOf(key) === 'name')
        .reduce((sum, each) => sum + overlap(each, fromMs, fromMs + tenMinutesMs), 0);
      expect(shownMs / tenMinutesMs, `${day}, from minute ${fromMs / 60_000}`).toBeGreaterThanOrEqual(0.5);
    }
  }
});

const overlap = ({ fromMs, toMs }: Shown, from: number, to: number): number =>
  Math.max(0, Math.min(toMs, to) - Math.max(fromMs, from));

test('shows each language again within thirty seconds', () => {
  for (const day of days) {
    const spoken = hourOf(day).flatMap((shown) => shown.spoken);
    for (const language of languages) {
      const own = spoken.filter((each) => each.language === language);
      for (const [index, { fromMs }] of own.entries()) {
        expect(fromMs - (own[index - 1]?.toMs ?? 0), `${language} on ${day}`).toBeLessThanOrEqual(30_000);
      }
    }
  }
});

test('begins each day with a person, and shows each kind of scene within ten minutes', () => {
  for (const day of days) {
    const hour = hourOf(day);
    expect(kindOf(hour[0]?.key ?? '')).toBe('name');
    const first = hour.filter(({ fromMs }) => fromMs < tenMinutesMs).map(({ key }) => kindOf(key));
    expect(new Set(first)).toEqual(new Set(['name', 'years', 'figure', 'passage', 'question']));
  }
});

test('leaves a scene of a person on the screen as long as its sentence is read', () => {
  for (const { scenes } of Object.values(contents)) {
    for (const scene of scenes) {
      if (scene.kind !== 'name') continue;
      expect(scene.person.summary.length / 14, scene.key).toBeLessThanOrEqual(13);
    }
  }
});

test.each(['mixed', 'given'] as const)('shares an hour as the workshop draws it: %s', (order) => {
  const weights = { name: 6, figure: 2, passage: 2, question: 1, years: 1 } as const;
  const scenes = Object.entries(weights).map(([kind, weight]) => ({ kind: kind as keyof typeof weights, weight }));
  const playlist = { ...main, order, scenes };
  const drawn = sharesOf(playlist);
  const hours = days.map((day) => hourOf(day, playlist));
  const shownMs = (kind?: string): number =>
    hours
      .flat()
      .filter(({ key }) => kind === undefined || kindOf(key) === kind)
      .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  for (const [index, { kind }] of scenes.entries()) {
    expect(Math.abs(shownMs(kind) / shownMs() - (drawn[index] ?? 0)), kind).toBeLessThan(0.03);
  }
});
