import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../db/model/vocabulary.ts';
import { project } from './program.ts';

/** What stands on a control in one language, as `locales/*.json` has it. */
export function wordOf(language: Language, key: string): string {
  const words: Record<string, string> = JSON.parse(readFileSync(join(project, 'locales', `${language}.json`), 'utf8'));
  const word = words[key];
  if (word === undefined) throw new Error(`locales/${language}.json has no ${key}`);
  return word;
}
