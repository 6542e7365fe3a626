import { expect, it } from 'vitest';
import { lazily } from './lazy-workshop.ts';

/** Protects: a kiosk opens the workshop only on demand, and a broken workshop does not stop it. */
function counted(fails: () => boolean) {
  const seen = { opened: 0, closed: 0, errors: [] as string[] };
  const log = { info: () => {}, warn: () => {}, error: (event: string) => void seen.errors.push(event) };
  const service = lazily(async () => {
    seen.opened++;
    if (fails()) throw Object.assign(new Error('damaged'), { code: 'SQLITE_CORRUPT' });
    return { fetch: async () => new Response('open'), close: async () => void seen.closed++ };
  }, log);
  const ask = () => service.fetch(new Request('http://127.0.0.1/api/workshop/desk'));
  return { seen, service, ask };
}

it('opens at the first request, once', async () => {
  const { seen, service, ask } = counted(() => false);
  await service.close();
  expect(seen).toMatchObject({ opened: 0, closed: 0 });
  const replies = await Promise.all([ask(), ask(), ask()]);
  expect(await Promise.all(replies.map((reply) => reply.text()))).toEqual(['open', 'open', 'open']);
  await service.close();
  expect(seen).toMatchObject({ opened: 1, closed: 1, errors: [] });
});

it('answers 500 when it cannot be opened, does not throw, and tries again', async () => {
  let isBroken = true;
  const { seen, ask } = counted(() => isBroken);
  const reply = await ask();
  expect([reply.status, reply.headers.get('Cache-Control')]).toEqual([500, 'no-store']);
  expect(await reply.json()).toMatchObject({ error: { code: 'internal' } });
  isBroken = false;
  expect((await ask()).status).toBe(200);
  expect(seen).toMatchObject({ opened: 2, errors: ['workshop-unusable'] });
});
