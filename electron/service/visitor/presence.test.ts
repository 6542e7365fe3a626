import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServiceFixture, serviceFixture } from '../../../test-support/service/service.ts';
import { stuckTouchLog } from './presence.ts';

let kiosk: ServiceFixture;
beforeAll(() => {
  kiosk = serviceFixture();
});
afterAll(() => kiosk.remove());

it('logs a stuck touch without details, and accepts only POST', async () => {
  const path = '/api/presence/stuck-touch';
  const answer = await kiosk.get(path, { method: 'POST' });
  expect([answer.status, await answer.text()]).toEqual([204, '']);
  expect(kiosk.logged).toEqual(['warn touch-stuck']);
  const read = await kiosk.get(path);
  expect([read.status, read.headers.get('Allow')]).toEqual([405, 'POST']);
});

it('logs a stuck touch once in ten minutes', () => {
  let nowMs = 0;
  const logged: string[] = [];
  const ignore = (): void => {};
  const note = stuckTouchLog({ info: ignore, error: ignore, warn: (event) => logged.push(event) }, () => nowMs);
  for (; nowMs < 20 * 60_000; nowMs += 1_000) note();
  expect(logged).toHaveLength(2);
});
