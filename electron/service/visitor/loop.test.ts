import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoopNow, LoopProgramme } from '../../../db/model/api/loop.ts';
import { usualPlaylists } from '../../../db/model/playlist.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { type ServiceFixture, serviceFixture } from '../../../test-support/service/service.ts';
import { openingHours } from '../../kiosk/schedule/opening-hours.ts';
import { parseSettings } from '../../kiosk/settings/settings.ts';
import { loopNowOf } from './loop.ts';
import { kioskOn } from './status.ts';

/** Protects: the content of the loop, and the settings of each display. */
let fixture: ServiceFixture;
beforeAll(() => {
  fixture = serviceFixture();
});
afterAll(() => fixture.remove());

const programme = async (lang: string) => (await (await fixture.get(`/api/loop?lang=${lang}`)).json()) as LoopProgramme;

describe('the programme', () => {
  it('is the same in every language, and every scene has a source', async () => {
    const all = await Promise.all(languages.map(programme));
    const keys = all.map(({ content }) => content.scenes.map(({ key }) => key).sort());
    expect(keys[1]).toEqual(keys[0]);
    expect(keys[2]).toEqual(keys[0]);
    for (const { content } of all) {
      for (const { key, sources } of content.scenes) expect(sources.length, key).toBeGreaterThan(0);
    }
    expect(new Set(keys[0]?.map((key) => key.split(' ')[0]))).toEqual(
      new Set(['name', 'years', 'figure', 'passage', 'question', 'camp', 'day']),
    );
  });

  it('keeps to the rules of dignity', async () => {
    const { content } = await programme('en');
    const keys = content.scenes.map(({ key }) => key);
    const forbidden = fixture.release.db
      .prepare<[], { key: string }>(`
        SELECT 'passage ' || id AS key FROM memorial_text
        WHERE in_loop = 0 OR content_note_en IS NOT NULL OR kind = 'method'`)
      .all();
    expect(forbidden.length).toBeGreaterThan(4);
    for (const { key } of forbidden) expect(keys).not.toContain(key);
    const types = new Set(content.camps.map(({ type }) => type));
    for (const type of ['group', 'camp-type', 'regional-administration']) expect(types).not.toContain(type);
  });

  it('shows no camp and no number without people who were there', async () => {
    const { content } = await programme('kk');
    const people = new Map(
      content.scenes.flatMap((scene) => (scene.kind === 'name' ? [[scene.person.id, scene.person] as const] : [])),
    );
    const wasIn = (id: string, campId: string) => people.get(id)?.camps.some((camp) => camp.id === campId);
    for (const scene of content.scenes) {
      if (scene.kind === 'camp')
        for (const { id } of scene.people) expect(wasIn(id, scene.campId), scene.key).toBe(true);
      if (scene.kind !== 'figure') continue;
      expect(wasIn(scene.person.id, scene.campId), scene.key).toBe(true);
      expect(scene.headcount).toMatchObject({ kind: 'counted', suspicious: false });
      expect((scene.headcount.max ?? 0) / scene.peoplePerStroke).toBeLessThan(9_001);
    }
    expect(content.scenes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['camp', 'figure']));
  });

  it('shows beside a number a person who was in the camp at that time', async () => {
    const figures = (await programme('kk')).content.scenes.filter((scene) => scene.kind === 'figure');
    const shown = new Map(figures.map(({ campId, person }) => [campId, person.id]));
    // Solzhenitsyn came to Steplag eight months after the number of 1 January 1950, and later to Peschanlag.
    expect(shown.get('steplag')).toBe('tamarina-ruf');
    expect(shown.get('peschanlag')).toBe('solzhenitsyn-alexander');
    // Released a year after the number.
    expect(shown.get('karlag')).toBe('chizhevsky-alexander');
    // The only person of this camp has no dates.
    expect(shown.has('luglag')).toBe(false);
  });

  it('shows the same sentence of a text in every language, short enough for a passer-by', async () => {
    for (const lang of languages) {
      for (const scene of (await programme(lang)).content.scenes) {
        if (scene.kind === 'passage') expect(scene.markdown.length, `${scene.key} in ${lang}`).toBeLessThanOrEqual(190);
      }
    }
  });

  it('asks only where every number counts the same people', async () => {
    const questions = (await programme('kk')).content.scenes.filter((scene) => scene.kind === 'question');
    expect(questions.length).toBeGreaterThan(0);
    for (const { claims } of questions) {
      expect(claims.length).toBeGreaterThan(1);
      expect(new Set(claims.map(({ counts }) => counts?.scale)).size).toBe(1);
    }
  });

  it('is not cached by the browser, because it depends on the time', async () => {
    const response = await fixture.get('/api/loop?lang=ru');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const now = (await (await fixture.get('/api/loop/now?lang=ru')).json()) as LoopNow;
    expect(now).toMatchObject({ glass: 'open', playlist: { id: 'main' } });
    expect((await fixture.get('/api/loop?display=x')).status).toBe(400);
  });
});

describe('a display', () => {
  const { settings, faults } = parseSettings(
    JSON.stringify({
      loop: { playlists: { hall: { scenes: [{ kind: 'camp' }] } } },
      displays: [
        { display: 0, show: 'touch' },
        { display: 1, playlist: 'hall', language: 'ru', screenWidthMm: 1218 },
      ],
    }),
  );
  const released = (days: string[], playlists = {}) => ({ days: () => days, playlists: () => playlists });
  const nowAt = (iso: string) =>
    loopNowOf(
      settings,
      openingHours(settings.schedule, () => Date.parse(iso)),
    );

  it('has its own mode, languages and size', () => {
    expect(faults).toEqual([]);
    expect(kioskOn(settings, '1', 0)).toMatchObject({
      mode: 'touch',
      languages: ['kk', 'ru', 'en'],
      screenWidthMm: 708,
    });
    expect(kioskOn(settings, '1', 1)).toMatchObject({ mode: 'display', languages: ['ru'], screenWidthMm: 1218 });
    expect(kioskOn(settings, '1')).toMatchObject({ mode: 'touch', defaultLanguage: 'kk' });
  });

  it('shows its own playlist, and on a day of remembrance the playlist of the day', () => {
    const ordinary = nowAt('2026-05-29T09:00:00Z');
    expect(ordinary(0, released(['05-31'])).playlist.id).toBe('main');
    expect(ordinary(1, released(['05-31']))).toMatchObject({ playlist: { id: 'hall' }, languages: ['ru'] });
    expect(nowAt('2026-05-31T09:00:00Z')(1, released(['05-31'])).playlist.id).toBe('memory');
  });

  it('falls back to the main playlist if the configured one is missing', () => {
    const odd = parseSettings('{"loop": {"playlist": "lost"}}').settings;
    const now = loopNowOf(
      odd,
      openingHours(odd.schedule, () => 0),
    )(undefined, released([]));
    expect(now.playlist.id).toBe('main');
    expect(now.playlist.scenes.length).toBeGreaterThan(0);
  });

  it('plays the playlists of the release, unless its settings have one of the same name', () => {
    const ofRelease = (weight: number) => ({ ...usualPlaylists.main, scenes: [{ kind: 'name' as const, weight }] });
    const now = nowAt('2026-05-29T09:00:00Z');
    const playlists = { main: ofRelease(7), hall: ofRelease(8) };
    expect(now(0, released([], playlists)).playlist).toEqual({ id: 'main', ...ofRelease(7) });
    expect(now(1, released([], playlists)).playlist.scenes).toEqual([{ kind: 'camp', weight: 1 }]);
  });
});
