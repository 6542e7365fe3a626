import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medium, type ServiceFixture, serviceFixture } from '../../../test-support/service/service.ts';
import { parseRange, safeNames } from './files.ts';

let kiosk: ServiceFixture;
beforeAll(() => {
  kiosk = serviceFixture();
});
afterAll(() => kiosk.remove());

const voice = '/media/voices/kengir.mp3';
const ranged = (range: string, more: Record<string, string> = {}) =>
  kiosk.get(voice, { headers: { Range: range, ...more } });

describe('the page', () => {
  it('is index.html at the root, with its files beside it', async () => {
    const page = await kiosk.get('/');
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('Esimde');
    expect((await kiosk.get('/assets/index-a1b2c3.js')).headers.get('Content-Type')).toMatch(/^text\/javascript/);
    expect((await kiosk.get('/assets/index-a1b2c3.css')).headers.get('Content-Type')).toMatch(/^text\/css/);
  });
});

describe('media', () => {
  it('are served in full', async () => {
    const response = await kiosk.get(voice);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('audio/mpeg');
    expect(response.headers.get('Content-Length')).toBe('10');
    expect(response.headers.get('Accept-Ranges')).toBe('bytes');
    expect(await response.text()).toBe(medium);
  });

  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=-200', medium, 'bytes 0-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ])('come in part: %s', async (range, body, contentRange) => {
    const response = await ranged(range);
    expect(response.status).toBe(206);
    expect(response.headers.get('Content-Range')).toBe(contentRange);
    expect(response.headers.get('Content-Length')).toBe(String(body.length));
    expect(await response.text()).toBe(body);
  });

  it.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('have no such part: %s', async (range) => {
    const response = await ranged(range);
    expect(response.status).toBe(416);
    expect(response.headers.get('Content-Range')).toBe('bytes */10');
    expect(await response.json()).toMatchObject({ error: { code: 'range-not-satisfiable' } });
  });

  it.each(['bytes=3-1', 'bytes=0-1,4-5', 'lines=0-1', 'bytes=', 'bytes=a-b'])(
    'come whole where %s is no range',
    async (range) => {
      expect((await ranged(range)).status).toBe(200);
    },
  );

  it('are served in full if the file has changed since the first part', async () => {
    const etag = (await kiosk.get(voice)).headers.get('ETag') ?? '';
    expect((await ranged('bytes=0-3', { 'If-Range': etag })).status).toBe(206);
    expect((await ranged('bytes=0-3', { 'If-Range': '"other"' })).status).toBe(200);
  });

  it('are only those listed in the manifest', async () => {
    expect((await kiosk.get('/media/unnamed.mp3')).status).toBe(404);
    expect((await kiosk.get('/media/')).status).toBe(404);
    expect((await kiosk.get('/media')).status).toBe(404);
  });
});

describe('a path outside of the folder', () => {
  it.each([
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e%2foutside.txt',
    '/..%5coutside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/assets/%2e%2e/%2e%2e/outside.txt',
    '/%252e%252e%252foutside.txt',
    '/.secret',
    '/%2esecret',
    '/media/..%2f..%2foutside.txt',
    '/media/..%2fcontent.db',
    '/media/%2e%2e/content.db',
    '/media/voices%2fkengir.mp3',
    '/content.db',
    '/manifest.json',
    '//outside.txt',
    '/C:%5cWindows%5cwin.ini',
    '/index.html::$DATA',
    '/index.html%00.js',
    '/%ff',
    '/%',
    '/assets/',
  ])('%s is not found', async (path) => {
    const response = await kiosk.get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('outside');
  });
});

describe('safeNames', () => {
  it('accepts only safe names', () => {
    expect(safeNames('/assets/index-A_1.2.js')).toEqual(['assets', 'index-A_1.2.js']);
    for (const path of ['/', '/a//b', '/a/', '/a/..', '/a/.b', '/a b', '/a%2fb', '/a%5cb', '/a:b', '/%00', '/é']) {
      expect(safeNames(path), path).toBeNull();
    }
  });
});

describe('parseRange', () => {
  it('has no range in an empty file', () => {
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(parseRange('bytes=-1', 0)).toBe('unsatisfiable');
    expect(parseRange(undefined, 0)).toBe('whole');
  });
});
