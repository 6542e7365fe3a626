import { join } from 'node:path';
import { Hono } from 'hono';
import { type LetterReceipt, maxLetterBytes } from '../../../db/model/letter.ts';
import { failed, type Result } from '../../../db/model/result.ts';
import { inboxFolder, receiveLetter } from '../../../db/workshop/inbox/inbox.ts';
import { refuse } from '../http/errors.ts';

type Received = Result<string, 'not-sealed' | 'full' | 'too-many'>;

/** Takes a sealed letter; null: the museum has set no key, so there is no such route. */
export type LetterBox = ((sealed: Uint8Array) => Received) | null;

const maxPerHour = 12;

/** @param clock monotonic, in milliseconds */
export function letterBox(dataFolder: string, now: () => number, clock: () => number): NonNullable<LetterBox> {
  const folder = inboxFolder(join(dataFolder, 'workshop'));
  let times: number[] = [];
  return (sealed) => {
    times = times.filter((at) => clock() - at < 3_600_000);
    if (times.length >= maxPerHour) return failed('too-many');
    const received = receiveLetter(folder, sealed, new Date(now()));
    if (received.ok) times.push(clock());
    return received;
  };
}

/** What a visitor writes, sealed by the page: this service cannot read it. */
export function inboxRoutes(box: LetterBox) {
  return new Hono().post('/inbox', async (c) => {
    if (box === null) return refuse(c, 'not-found', 'The museum takes no letters here.');
    if (Number(c.req.header('Content-Length') ?? 0) > maxLetterBytes) return refuse(c, 'bad-input', 'Too large.');
    const received = box(new Uint8Array(await c.req.arrayBuffer()));
    if (received.ok)
      return c.json<LetterReceipt, 200>({ number: received.value }, 200, { 'Cache-Control': 'no-store' });
    return refuse(c, 'bad-input', received.error === 'not-sealed' ? 'This is no sealed letter.' : 'The box is full.');
  });
}
