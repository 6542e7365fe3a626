import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PageError } from '../../../db/model/api/page-reports.ts';
import { type ServiceFixture, serviceFixture } from '../../../test-support/service/service.ts';
import type { LogDetails } from '../http/log.ts';
import { pageErrorLog } from './page-error.ts';

/** Protects: errors of the page reach the log once, limited and cleaned, and every request is answered. */
let kiosk: ServiceFixture;
beforeAll(() => {
  kiosk = serviceFixture();
});
afterAll(() => kiosk.remove());

const send = (body: unknown) =>
  kiosk.get('/api/presence/page-error', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const error: PageError = { kind: 'uncaught', reason: 'TypeError: no', stack: 'at f (index.js:1:2)', screen: 'home' };

it('logs an error once', async () => {
  const answer = await send(error);
  expect([answer.status, await answer.text()]).toEqual([204, '']);
  expect((await send(error)).status).toBe(204);
  expect(kiosk.logged).toEqual(['error page-error']);
});

it.each([
  ['no kind', { reason: 'x' }],
  ['an unknown kind', { ...error, kind: 'search' }],
  ['a long message', { ...error, reason: 'x'.repeat(201) }],
  ['a long stack', { ...error, stack: 'x'.repeat(1_501) }],
  ['a query in the screen', { ...error, screen: 'search?q=ibraeva' }],
  ['a further field', { ...error, query: 'ibraeva' }],
])('refuses %s', async (_, body) => {
  const before = kiosk.logged.length;
  expect((await send(body)).status).toBe(400);
  expect(kiosk.logged).toHaveLength(before);
});

function logged() {
  const lines: LogDetails[] = [];
  const ignore = (): void => {};
  let nowMs = 0;
  const log = { info: ignore, warn: ignore, error: (_event: string, details: LogDetails = {}) => lines.push(details) };
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { lines, note: pageErrorLog(log, () => nowMs, 'no-such-folder'), pass };
}

it('names the release, and cleans what a page did not', () => {
  const { lines, note } = logged();
  note({ ...error, reason: 'no such page: /search?q=ibraeva', stack: 'Ибраева\nat f (index.js:1:2)' }, '0002-9f2c1a7b');
  expect(lines).toEqual([
    {
      kind: 'uncaught',
      reason: 'no such page: /search',
      stack: 'at f (index.js:1:2)',
      screen: 'home',
      release: '0002-9f2c1a7b',
      display: undefined,
    },
  ]);
});

it('writes at most twenty lines an hour, and then how many it left out', () => {
  const { lines, note, pass } = logged();
  for (let index = 0; index < 50; index++) note({ ...error, reason: `number ${index}` }, null);
  expect(lines).toHaveLength(20);
  pass(3_600_000);
  note(error, null);
  expect(lines.at(-1)).toMatchObject({ reason: 'TypeError: no', dropped: 30 });
});
