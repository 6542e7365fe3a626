import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServiceFixture, serviceFixture } from '../../../test-support/service/service.ts';
import { secured } from './security-headers.ts';

let kiosk: ServiceFixture;
beforeAll(() => {
  kiosk = serviceFixture();
});
afterAll(() => kiosk.remove());

/** One request for each way in which the service can answer. */
const requests: [string, string, RequestInit?][] = [
  ['data', '/api/camps'],
  ['remembered data', '/api/camps'],
  ['health', '/api/health'],
  ['the page', '/'],
  ['an asset', '/assets/index-a1b2c3.js'],
  ['a medium', '/media/voices/kengir.mp3'],
  ['a part', '/media/voices/kengir.mp3', { headers: { Range: 'bytes=0-1' } }],
  ['no such part', '/media/voices/kengir.mp3', { headers: { Range: 'bytes=99-' } }],
  ['not modified', '/api/camps', { headers: { 'If-None-Match': '*' } }],
  ['bad input', '/api/camps?lang=xx'],
  ['not found', '/api/camps/nowhere'],
  ['no route', '/api/nothing'],
  ['no file', '/nothing.html'],
  ['wrong method', '/api/camps', { method: 'DELETE' }],
  ['wrong method on a file', '/', { method: 'POST' }],
];

describe('every response', () => {
  it.each(requests)('is secured: %s', async (_, path, init) => {
    const { headers } = await kiosk.get(path, init);
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|https?:|\*/);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    const features = headers.get('Permissions-Policy')?.split(', ') ?? [];
    expect(features).toContain('camera=()');
    for (const feature of features) expect(feature).toMatch(/^[a-z-]+=\(\)$/);
  });

  it('keeps a stricter policy of its route', () => {
    const policy = "default-src 'none'; sandbox";
    const { headers } = secured(new Response('', { headers: { 'Content-Security-Policy': policy } }));
    expect(headers.get('Content-Security-Policy')).toBe(policy);
    expect(headers.get('X-Frame-Options')).toBe('DENY');
  });

  it('lets the workshop alone show a page of this origin in a frame', async () => {
    const policyOf = async (path: string) => (await kiosk.get(path)).headers.get('Content-Security-Policy');
    expect(await policyOf('/workshop.html')).toContain("frame-src 'self'");
    expect(await policyOf('/workshop.html')).toContain("frame-ancestors 'none'");
    expect(await policyOf('/')).not.toContain('frame-src');
  });

  it('is secured on the memorial level and when something breaks', async () => {
    const { release } = kiosk.served;
    kiosk.served.release = null;
    expect((await kiosk.get('/api/camps')).headers.get('X-Frame-Options')).toBe('DENY');
    kiosk.served.release = release && { ...release, db: { ...release.db, pragma: () => fail() } };
    const broken = await kiosk.get('/api/camps');
    expect(broken.status).toBe(500);
    expect(broken.headers.get('X-Frame-Options')).toBe('DENY');
    kiosk.served.release = release;
  });
});

function fail(): never {
  throw new Error('broken');
}
