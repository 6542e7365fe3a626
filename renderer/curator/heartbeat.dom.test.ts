import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** Protects: the workshop on a second display is known by its heartbeats, and not taken for dead. */
const sent: unknown[] = [];

const answers: Record<string, () => Response> = {
  '/api/kiosk': () => Response.json({ defaultLanguage: 'kk' }),
  '/api/presence/beat': () => Response.json({ nextMs: null }),
};

beforeEach(() => {
  // Those of the lock would lead away from the page after a while.
  vi.useFakeTimers();
  const search = '?kiosk&display=1';
  vi.stubGlobal('location', { search, hash: '', origin: 'http://127.0.0.1', href: 'http://127.0.0.1/' });
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
    const { pathname } = new URL(input, 'http://127.0.0.1');
    if (pathname === '/api/presence/beat') sent.push(JSON.parse(String(init?.body)));
    return answers[pathname]?.() ?? new Response(null, { status: 401 });
  });
  Object.defineProperty(document, 'fonts', { configurable: true, value: { load: async () => [] } });
  document.body.innerHTML = '<div id="workshop"></div>';
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
});

it('names its display in each heartbeat', async () => {
  await import('./main.tsx');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toMatchObject([{ display: 1, calm: false }]);
});
