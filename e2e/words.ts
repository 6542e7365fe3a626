import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../db/model/vocabulary.ts';
import { project } from './program.ts';

/** A label in one language, from `locales/`. */
export function wordOf(language: Language, key: string): string {
  const words: Record<string, string> = JSON.parse(
    readFileSync(join(project, 'locales', 'visitor', `${language}.json`), 'utf8'),
  );
  const word = words[key];
  if (word === undefined) throw new Error(`locales/visitor/${language}.json has no ${key}`);
  return word;
}
