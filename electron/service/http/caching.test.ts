import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServiceFixture, serviceFixture } from '../../../test-support/service/service.ts';
import { replyCache } from '../visitor/release-view.ts';

let kiosk: ServiceFixture;
beforeAll(() => {
  kiosk = serviceFixture();
});
afterAll(() => kiosk.remove());

const etagOf = async (path: string) => (await kiosk.get(path)).headers.get('ETag') ?? '';

describe('ETags', () => {
  it('depend on the release and the route', async () => {
    const tags = await Promise.all(['/api/camps', '/api/camps?lang=ru', '/api/works'].map(etagOf));
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) expect(tag).toContain(kiosk.release.manifest.id);
    expect(await etagOf('/api/camps')).toBe(tags[0]);
  });

  it('save the body of an unchanged reply', async () => {
    for (const path of ['/api/camps', '/api/camps/karlag?lang=en', '/', '/media/voices/kengir.mp3']) {
      const etag = await etagOf(path);
      for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
        const response = await kiosk.get(path, { headers: { 'If-None-Match': tag } });
        expect(response.status, path).toBe(304);
        expect(await response.text()).toBe('');
        expect(response.headers.get('ETag')).toBe(etag);
      }
      expect((await kiosk.get(path, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
    }
  });

  it('change with the release', async () => {
    const before = await etagOf('/api/works');
    const { release } = kiosk.served;
    if (release)
      kiosk.served.release = {
        ...release,
        db: Object.create(release.db),
        manifest: { ...release.manifest, id: '0002-ffffffff' },
      };
    expect(await etagOf('/api/works')).not.toBe(before);
    kiosk.served.release = release;
  });
});

describe('Cache-Control', () => {
  it.each([
    ['/api/camps', 'no-cache'],
    ['/api/health', 'no-store'],
    ['/api/camps/nowhere', 'no-store'],
    ['/', 'no-cache'],
    ['/assets/index-a1b2c3.js', 'public, max-age=31536000, immutable'],
    ['/media/voices/kengir.mp3', 'no-cache'],
    // What a visitor looked for stays nowhere.
    ['/api/search?q=karlag', 'no-store'],
    ['/api/camps?q=karlag', 'no-store'],
  ])('of %s is %s', async (path, expected) => {
    expect((await kiosk.get(path)).headers.get('Cache-Control')).toBe(expected);
  });
});

describe('the reply cache', () => {
  it('answers the same the first and the second time', async () => {
    const [first, second] = [await kiosk.get('/api/timeline'), await kiosk.get('/api/timeline')];
    expect(await second.text()).toBe(await first.text());
    expect(second.headers.get('Content-Type')).toBe(first.headers.get('Content-Type'));
  });

  it('is bounded and evicts the least recently used reply', () => {
    const cache = replyCache(30);
    const reply = (bytes: number) => ({ body: new Uint8Array(bytes), etag: '' });
    const ten = reply(10);
    for (const key of ['a', 'b', 'c']) cache.set(key, ten);
    expect(cache.get('a')).toBe(ten);
    cache.set('d', ten);
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('a')).toBe(ten);
    cache.set('e', reply(31));
    expect(cache.get('e')).toBeUndefined();
    expect(cache.get('d')).toBe(ten);
  });
});
