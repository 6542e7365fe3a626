import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, expect, it } from 'vitest';
import type { Role } from '../../../../db/model/api/accounts.ts';
import type { WorkshopEnv } from '../access/guard.ts';
import { aboutRoutes, readAbout } from './about.ts';

/** Protects: a technician gets the licences and the bill of materials of a package, and nothing else of its files. */
const aboutFolder = mkdtempSync(join(tmpdir(), 'esimde-about-'));
afterAll(() => rmSync(aboutFolder, { recursive: true }));

const ask = (path: string, role: Role = 'technician') =>
  new Hono<WorkshopEnv>()
    .use((c, next) => {
      c.set('actor', { account: 'a', name: 'A', roles: [role] } as unknown as WorkshopEnv['Variables']['actor']);
      return next();
    })
    .route('/', aboutRoutes({ aboutFolder }))
    .request(path);

it('says that a checkout has no list', async () => {
  expect(readAbout(aboutFolder)).toBeNull();
  expect((await ask('/staff/about/licences.txt')).status).toBe(404);
});

it('gives both files of a package, counts its parts, and gives no other file', async () => {
  writeFileSync(join(aboutFolder, 'licences.txt'), 'MIT');
  writeFileSync(join(aboutFolder, 'sbom.cdx.json'), '{"components":[{},{}]}');
  writeFileSync(join(aboutFolder, 'other.txt'), 'x');
  expect(readAbout(aboutFolder)).toEqual({ parts: 2 });
  const licences = await ask('/staff/about/licences.txt');
  expect([licences.status, await licences.text()]).toEqual([200, 'MIT']);
  expect((await ask('/staff/about/sbom.cdx.json')).headers.get('Content-Type')).toBe('application/json');
  expect((await ask('/staff/about/other.txt')).status).toBe(400);
  expect((await ask('/staff/about/licences.txt', 'editor')).status).toBe(403);
});
