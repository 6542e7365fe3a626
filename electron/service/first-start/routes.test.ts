import { expect, test, vi } from 'vitest';
import type { FirstStart } from '../../kiosk/first-start/first-start.ts';
import { firstStartRoutes } from './routes.ts';

/** Protects: only the kiosk's own screen sets it up, only while that is open, and only with answers that settings may have. */
function routes({ isOpen = true, isOwn = true } = {}) {
  const firstStart = {
    isOpen: () => isOpen,
    state: () => ({ step: 'size' }),
    save: vi.fn(),
    rest: vi.fn(),
    fitTouch: vi.fn(async () => 'right' as const),
    finish: () => ({ ok: false, error: { line: 2, column: 3, reason: '"mode" must be touch or display' } }),
  } as unknown as FirstStart;
  const app = firstStartRoutes({ firstStart, isOwnScreen: () => isOwn });
  const send = (method: string, path: string, body?: object) =>
    app.request(`/first-start/${path}`, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
  return { firstStart, send };
}

test('another program, and a kiosk that is set up, get no answer', async () => {
  for (const around of [{ isOwn: false }, { isOpen: false }]) {
    const { firstStart, send } = routes(around);
    expect((await send('GET', 'state')).status).toBe(404);
    expect((await send('PUT', 'state', { step: 'mode', answers: {} })).status).toBe(404);
    expect((await send('POST', 'rest')).status).toBe(404);
    expect(firstStart.save).not.toHaveBeenCalled();
    expect(firstStart.rest).not.toHaveBeenCalled();
  }
});

test('an answer is kept, and one that no settings may have is refused', async () => {
  const { firstStart, send } = routes();
  expect((await send('PUT', 'state', { step: 'edge', answers: { screenWidthMm: 941 } })).status).toBe(200);
  expect(firstStart.save).toHaveBeenCalledExactlyOnceWith('edge', { screenWidthMm: 941 });
  for (const answers of [
    { screenWidthMm: 99 },
    { zone: 'Mars/Olympus' },
    { hours: { mon: ['9-5'] } },
    { trustedKeys: [] },
  ])
    expect((await send('PUT', 'state', { step: 'edge', answers })).status).toBe(400);
  expect(firstStart.save).toHaveBeenCalledOnce();
});

test('four taps are needed, within the picture', async () => {
  const { firstStart, send } = routes();
  const tap = { cross: [0.1, 0.1], touch: [0.1, 0.1] };
  expect(await (await send('POST', 'touch', { taps: [tap, tap, tap, tap] })).json()).toEqual({ fit: 'right' });
  expect((await send('POST', 'touch', { taps: [tap] })).status).toBe(400);
  expect((await send('POST', 'touch', { taps: [tap, tap, tap, { ...tap, touch: [2, 0] }] })).status).toBe(400);
  expect(firstStart.fitTouch).toHaveBeenCalledOnce();
});

test('a fault of the settings is told with its place', async () => {
  const { send } = routes();
  expect(await (await send('POST', 'finish')).json()).toMatchObject({ restarts: false, fault: { line: 2, column: 3 } });
});
