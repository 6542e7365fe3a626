import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampsReply } from '../../db/model/api/camp.ts';
import type { ErrorReply } from '../../db/model/api/error.ts';
import type { QuestionSummary } from '../../db/model/api/figures.ts';
import type { Health, Kiosk, ReleaseInfo } from '../../db/model/api/release.ts';
import type { SearchResult } from '../../db/model/api/search.ts';
import type { TextList } from '../../db/model/api/text.ts';
import { languages } from '../../db/model/vocabulary.ts';
import { type ServiceFixture, serviceFixture } from '../../test-support/service/service.ts';

let kiosk: ServiceFixture;
beforeAll(() => {
  kiosk = serviceFixture();
});
afterAll(() => kiosk.remove());

const json = async <Body>(path: string): Promise<Body> => {
  const response = await kiosk.get(path);
  expect(response.status, path).toBe(200);
  expect(response.headers.get('Content-Type')).toMatch(/^application\/json/);
  return (await response.json()) as Body;
};

const refusal = async (path: string, init?: RequestInit): Promise<string> => {
  const response = await kiosk.get(path, init);
  const body = (await response.json()) as ErrorReply;
  expect(Object.keys(body)).toEqual(['error']);
  expect(body.error.message).not.toBe('');
  return `${response.status} ${body.error.code}`;
};

const dataRoutes = [
  '/api/release',
  '/api/camps',
  '/api/camps/karlag',
  '/api/camps/karlag/claims',
  '/api/questions',
  '/api/questions/passed-through',
  '/api/peoples',
  '/api/works',
  '/api/texts',
  '/api/texts/kengir',
  '/api/glossary',
  '/api/claims/karlag-opened',
  '/api/sources/article',
  '/api/timeline',
  '/api/search?q=karlag',
];

describe('health and kiosk', () => {
  it('report the state of the kiosk', async () => {
    const health = await json<Health>('/api/health');
    expect(health).toMatchObject({ status: 'ok', ladder: 'builtin', release: { id: kiosk.release.manifest.id } });
    expect(health.uptimeMs).toBeGreaterThanOrEqual(0);
  });

  it('return only the settings that the page needs', async () => {
    expect(await json<Kiosk>('/api/kiosk')).toEqual({
      languages: ['kk', 'ru', 'en'],
      defaultLanguage: 'kk',
      idleSeconds: 90,
      warningSeconds: 30,
      screenWidthMm: 708,
      lowerEdgeMm: 800,
      mode: 'touch',
      usage: true,
      version: '0.0.0',
    });
  });
});

describe('data', () => {
  it('is in the requested language, else in Kazakh', async () => {
    const name = async (query: string) => (await json<{ name: string }>(`/api/camps/karlag${query}`)).name;
    expect(await name('')).toBe('Қарлаг');
    expect(await name('?lang=kk')).toBe('Қарлаг');
    expect(await name('?lang=ru')).toBe('Карлаг');
    expect(await name('?lang=en')).toBe('Karlag');
  });

  it('has no broken link in any language', async () => {
    for (const language of languages) {
      const lang = `lang=${language}`;
      const follow = async (kind: string, ids: Iterable<string>) => {
        for (const id of new Set(ids)) await json(`/api/${kind}/${id}?${lang}`);
      };
      const { camps } = await json<CampsReply>(`/api/camps?${lang}`);
      await follow(
        'camps',
        camps.map(({ id }) => id),
      );
      await follow(
        'questions',
        (await json<QuestionSummary[]>(`/api/questions?${lang}`)).map(({ id }) => id),
      );
      await follow(
        'texts',
        (await json<TextList>(`/api/texts?${lang}`)).texts.map(({ id }) => id),
      );
      const everything = (await Promise.all(dataRoutes.map(async (path) => (await kiosk.get(path)).text()))).join();
      await follow(
        'sources',
        [...everything.matchAll(/"sourceId":"([^"]+)"/g)].map(([, id]) => id ?? ''),
      );
      await follow(
        'claims',
        [...everything.matchAll(/"claimId":"([^"]+)"/g)].map(([, id]) => id ?? ''),
      );
      await follow(
        'camps',
        [...everything.matchAll(/"campId":"([^"]+)"/g)].map(([, id]) => id ?? ''),
      );
    }
  });

  it('has an entry for every search hit', async () => {
    const folder: Record<string, string> = { camp: 'camps', place: 'camps', text: 'texts', question: 'questions' };
    for (const query of ['Карлаг', 'лагерь', 'women', '1931', 'кеңгір']) {
      const { hits } = await json<SearchResult>(`/api/search?q=${encodeURIComponent(query)}`);
      for (const { group, id } of hits) if (folder[group]) await json(`/api/${folder[group]}/${id}`);
    }
  });

  it('filters camps by all criteria at once', async () => {
    const { camps, total } = await json<CampsReply>('/api/camps?region=karaganda&type=itl&from=1935&to=1955&q=Karlag');
    expect(camps.map(({ id }) => id)).toContain('karlag');
    expect(camps.length).toBeLessThan(total);
    for (const { seats, type } of camps) {
      expect(type).toBe('itl');
      expect(seats.map(({ region }) => region.id)).toContain('karaganda');
    }
  });

  it('names the release', async () => {
    expect(await json<ReleaseInfo>('/api/release')).toMatchObject({ id: kiosk.release.manifest.id, sequence: 1 });
  });
});

describe('an error', () => {
  it.each([
    '/api/camps?lang=de',
    '/api/camps?lang=kk&lang=ru',
    '/api/camps?from=19x0',
    '/api/camps?from=1950&to=1940',
    '/api/camps?type=PRISON',
    '/api/camps?region=%27%20OR%201',
    '/api/camps/KARLAG',
    '/api/camps/karlag/claims?from=-1',
    '/api/camps/karlag/claims?from=99999999',
    '/api/camps/a%00b',
    `/api/camps/${'a'.repeat(200)}`,
    '/api/search',
    '/api/search?q=a&q=b',
  ])('%s is bad input', async (path) => expect(await refusal(path)).toBe('400 bad-input'));

  it.each([
    '/api/camps/nowhere',
    '/api/camps/nowhere/claims',
    '/api/questions/none',
    '/api/texts/none',
    '/api/claims/none',
    '/api/sources/none',
    '/api/none',
    '/api',
    '/none.html',
  ])('%s is not found', async (path) => expect(await refusal(path)).toBe('404 not-found'));

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is the wrong method on every route', async (method) => {
    for (const path of ['/api/health', '/api/kiosk', ...dataRoutes, '/media/voices/kengir.mp3', '/']) {
      expect(await refusal(path, { method }), path).toBe('405 wrong-method');
      expect((await kiosk.get(path, { method })).headers.get('Allow')).toBe('GET, HEAD');
    }
  });

  it('answers HEAD as GET without a body', async () => {
    for (const path of [...dataRoutes, '/', '/media/voices/kengir.mp3']) {
      const response = await kiosk.get(path, { method: 'HEAD' });
      expect(response.status, path).toBe(200);
      expect(await response.text()).toBe('');
    }
  });

  it('is 400 for malformed JSON, and no line of the log', async () => {
    const headers = { 'Content-Type': 'application/json' };
    for (const path of ['/api/presence/beat', '/api/presence/page-error', '/api/usage']) {
      expect(await refusal(path, { method: 'POST', body: '{', headers }), path).toBe('400 bad-input');
    }
  });

  it('reveals nothing about an internal error', async () => {
    const { release } = kiosk.served;
    kiosk.served.release = release && { ...release, db: { ...release.db, prepare: () => fail(), pragma: () => 0 } };
    const response = await kiosk.get('/api/camps');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: { code: 'internal', message: 'This could not be answered.' } });
    expect(kiosk.logged).toContain('error unexpected-error');
    kiosk.served.release = release;
  });
});

describe('the memorial level', () => {
  it('serves no data, but health, kiosk and page', async () => {
    const before = { ...kiosk.served };
    Object.assign(kiosk.served, { level: 'memorial', release: null });
    for (const path of [...dataRoutes, '/media/voices/kengir.mp3']) expect(await refusal(path)).toBe('503 no-release');
    expect(await json<Health>('/api/health')).toMatchObject({ status: 'degraded', release: null, ladder: 'memorial' });
    await json<Kiosk>('/api/kiosk');
    expect((await kiosk.get('/')).status).toBe(200);
    Object.assign(kiosk.served, before);
  });
});

function fail(): never {
  throw new Error('SQLITE_CORRUPT: /secret/path');
}
