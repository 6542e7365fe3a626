import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isFreeForSite, replaceSite } from './site-folder.ts';

/** Protects: `esimde site build` replaces an earlier site, and nothing else. */
let work: string;
let folder: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'esimde-site-folder-'));
  folder = join(work, 'site');
});
afterEach(() => rmSync(work, { recursive: true }));

function writeSite(place: string, words: string): void {
  for (const name of ['assets', 'data', 'kk', 'ru', 'en']) mkdirSync(join(place, name), { recursive: true });
  writeFileSync(join(place, 'index.html'), words);
}

it('takes a new folder, an empty one and an earlier site', () => {
  expect(isFreeForSite(folder)).toBe(true);
  mkdirSync(folder);
  expect(isFreeForSite(folder)).toBe(true);
  writeSite(folder, 'old');
  expect(isFreeForSite(folder)).toBe(true);
});

it('takes no file, no other folder, and no site with something beside it', () => {
  writeFileSync(folder, '');
  expect(isFreeForSite(folder)).toBe(false);
  rmSync(folder);
  writeSite(folder, 'old');
  rmSync(join(folder, 'ru'), { recursive: true });
  expect(isFreeForSite(folder)).toBe(false);
  writeSite(folder, 'old');
  mkdirSync(join(folder, '.git'));
  expect(isFreeForSite(folder)).toBe(false);
});

it('puts the new site in the place of the old one', () => {
  const fresh = join(work, 'fresh');
  writeSite(folder, 'old');
  writeSite(fresh, 'new');
  replaceSite(fresh, folder);
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('new');
  expect(existsSync(fresh)).toBe(false);
});

it('leaves the old site where it was if the new one cannot be moved', () => {
  writeSite(folder, 'old');
  expect(() => replaceSite(join(work, 'missing'), folder)).toThrow('ENOENT');
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('old');
});
