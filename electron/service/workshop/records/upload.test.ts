import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, expect, test } from 'vitest';
import type { WorkshopEnv } from '../access/guard.ts';
import { openUploads, uploadRoutes } from './upload.ts';

/** Protects: a file sent in slices is the same file, and is written in the order of its slices only. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-slices-'));
afterAll(() => rmSync(folder, { recursive: true }));
const uploads = openUploads(folder);
const app = new Hono<WorkshopEnv>().route('/', uploadRoutes(uploads));

const id = '0b9f2c1e-5a38-4d6f-9c43-0a6f0f3f6f10';
const put = async (offset: number, text: string, to = id) =>
  (await app.request(`/slices/${to}?offset=${offset}`, { method: 'PUT', body: text })).status;
const named = (slices: string) =>
  new Request('http://kiosk/media', { method: 'POST', headers: { 'X-Esimde-Slices': slices } });

test('joins slices to one file, which is taken once', async () => {
  expect([await put(0, 'абв'), await put(6, 'г')]).toEqual([204, 204]);
  const file = await uploads.receive(named(id), 100);
  expect(readFileSync(file ?? '', 'utf8')).toBe('абвг');
  expect(await uploads.receive(named(id), 100)).toBeNull();
});

test('refuses a slice that does not begin where the last one ended', async () => {
  const other = crypto.randomUUID();
  expect([await put(0, 'abc', other), await put(2, 'x', other), await put(0, 'abc', other)]).toEqual([204, 400, 400]);
});

test('refuses and removes more than a request may hold', async () => {
  const other = crypto.randomUUID();
  await put(0, 'abcdef', other);
  await expect(uploads.receive(named(other), 5)).rejects.toThrow('too-large');
  expect(readdirSync(join(folder, 'uploads')).some((name) => name.startsWith(other))).toBe(false);
});

test('takes no path for an id', async () => {
  expect(await put(0, 'x', '..%2F..%2Fx')).toBe(400);
  expect(await uploads.receive(named('../../accounts'), 100)).toBeNull();
});
