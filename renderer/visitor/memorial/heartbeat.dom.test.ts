import { afterEach, expect, it, vi } from 'vitest';

/** Protects: the memorial screen of a second display is known by its heartbeats, and not taken for dead. */
afterEach(() => vi.unstubAllGlobals());

it('names its display in each heartbeat', async () => {
  const sent: unknown[] = [];
  vi.stubGlobal('location', {
    ...location,
    search: '?display=1',
    origin: 'http://127.0.0.1',
    href: 'http://127.0.0.1/',
  });
  vi.stubGlobal('fetch', async (_input: unknown, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    return Response.json({ nextMs: null });
  });
  await import('./memorial.ts');
  await vi.waitFor(() => expect(sent).toMatchObject([{ display: 1 }]));
});
