import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { exportsFolder } from '../../../db/model/site.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { mediaFolder } from '../../../db/release/manifest.ts';

/** What a site has in its folder. */
const always = ['index.html', 'assets', 'data', ...languages];
const namesOfSite = [...always, mediaFolder, exportsFolder, 'sitemap.xml', 'robots.txt'];

/** Nothing but an earlier site is ever replaced: what a museum put beside it, such as `.git`, would be lost. */
export function isFreeForSite(folder: string): boolean {
  if (!existsSync(folder)) return true;
  if (!statSync(folder).isDirectory()) return false;
  const names = readdirSync(folder);
  const isSite = always.every((name) => names.includes(name)) && names.every((name) => namesOfSite.includes(name));
  return names.length === 0 || isSite;
}

/** A folder cannot be renamed onto another: the old one steps aside first, and comes back where the new one cannot take its place. */
export function replaceSite(fresh: string, folder: string): void {
  const old = `${fresh}-old`;
  const isReplaced = existsSync(folder);
  if (isReplaced) renameSync(folder, old);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (isReplaced) renameSync(old, folder);
    throw error;
  }
}
