import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { inboxRoutes, letterBox } from './inbox.ts';

/** Protects: a kiosk takes letters only where the museum set a key, and no more than visitors can write. */
const data = mkdtempSync(join(tmpdir(), 'esimde-letters-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const sealed = `age-encryption.org/v1\n-> X25519 ${'A'.repeat(43)}\nsecret`;
const send = (routes: ReturnType<typeof inboxRoutes>, body: string) =>
  routes.request('/inbox', { method: 'POST', body });

it('answers "not found" until a key is set', async () => {
  expect((await send(inboxRoutes(null), sealed)).status).toBe(404);
});

it('keeps sealed letters and limits them by the hour and by size', async () => {
  let nowMs = 0;
  const routes = inboxRoutes(letterBox(data, Date.now, () => nowMs));
  expect((await send(routes, 'in the clear')).status).toBe(400);
  expect((await send(routes, sealed + 'x'.repeat(40_000))).status).toBe(400);
  for (let letter = 0; letter < 12; letter++) {
    const answer = await send(routes, sealed);
    expect(((await answer.json()) as { number: string }).number).toMatch(/^\d{8}-/);
  }
  expect((await send(routes, sealed)).status).toBe(400);
  nowMs = 3_600_001;
  expect((await send(routes, sealed)).status).toBe(200);
  expect(readdirSync(join(data, 'workshop', 'inbox'))).toHaveLength(13);
});
