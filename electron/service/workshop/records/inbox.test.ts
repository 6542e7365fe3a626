import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, expect, it } from 'vitest';
import type { WorkshopEnv } from '../access/guard.ts';
import { watchDrives } from '../releases/drives.ts';
import { inboxRoutes } from './inbox.ts';
import { openUploads } from './upload.ts';

/** Protects: letters go to a stick without following a link that lies there, and a missing stick is reported. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-inbox-routes-'));
const stick = join(folder, 'stick');
afterAll(() => rmSync(folder, { recursive: true }));

const app = new Hono<WorkshopEnv>()
  .use(async (c, next) => {
    c.set('actor', { account: 'aigul', name: 'Aigul', roles: ['editor'] });
    await next();
  })
  .route(
    '/',
    inboxRoutes({
      ...{ folder, uploads: openUploads(folder), drives: watchDrives([stick]) },
      audit: { append: () => undefined as never },
    }),
  );

const toStick = () =>
  app.request('/inbox/export', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ drive: 'folder-1' }),
  });

it('replaces a link on the stick instead of writing where it leads', async () => {
  expect((await toStick()).status).toBe(404);
  mkdirSync(stick);
  const { file } = (await (await toStick()).json()) as { file: string };
  expect(JSON.parse(readFileSync(join(stick, file), 'utf8'))).toMatchObject({ letters: 'esimde' });

  const elsewhere = join(folder, 'elsewhere');
  writeFileSync(elsewhere, 'untouched');
  rmSync(join(stick, file));
  symlinkSync(elsewhere, join(stick, file));
  expect((await toStick()).status).toBe(201);
  expect(readFileSync(elsewhere, 'utf8')).toBe('untouched');
  expect(lstatSync(join(stick, file)).isFile()).toBe(true);
});
