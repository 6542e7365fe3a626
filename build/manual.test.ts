import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../db/model/vocabulary.ts';

/** Protects: the curators' manual speaks of buttons that there are, in the words that stand on them, alike in three languages. */
const project = join(import.meta.dirname, '..');
const manual = join(project, 'docs', 'manual');
const parts = ['editing.md', 'publishing.md'];
const read = (language: string, part: string): string => readFileSync(join(manual, language, part), 'utf8');
/** A picture of more is slow to load from a stick. */
const mostBytes = 120_000;

describe.each(languages)('the manual in %s', (language) => {
  const words = new Set(
    Object.values(
      JSON.parse(readFileSync(join(project, 'locales', 'workshop', `${language}.json`), 'utf8')) as Record<
        string,
        string
      >,
    ),
  );

  it.each(parts)('%s names what stands on the screen', (part) => {
    const named = [...read(language, part).matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = '']) => label);
    // A whole sentence in bold is a rule, not a button.
    const labels = named.filter((label) => !label.endsWith('.'));
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter((label) => !words.has(label))).toEqual([]);
  });

  it.each(parts)('%s quotes what the program says when something went wrong', (part) => {
    const quoted = [...read(language, part).matchAll(/^\| [«“]([^»”]+)[»”]/gm)].map(([, said = '']) => said);
    expect(quoted.length > 0).toBe(part === 'publishing.md');
    expect(quoted.filter((said) => ![...words].some((own) => own.startsWith(said)))).toEqual([]);
  });

  it.each(parts)('%s shows pictures that are there and small, and leads to pages that are there', (part) => {
    const links = [...read(language, part).matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) =>
      join(manual, language, link),
    );
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
    expect(links.filter((link) => link.endsWith('.webp') && statSync(link).size > mostBytes)).toEqual([]);
  });

  it.each(parts)('%s has the same chapters, pictures and tables as the others', (part) => {
    const shapeOf = (of: string) =>
      [...read(of, part).matchAll(/^(#+ |\||!\[[^\]]*\](\([^)]+\)))/gm)].map(([found, , picture]) => picture ?? found);
    expect(shapeOf(language)).toEqual(shapeOf('en'));
  });

  it('shows every picture that it has', () => {
    const all = parts.map((part) => read(language, part)).join('');
    const pictures = readdirSync(join(manual, language, 'pictures'));
    expect(pictures.filter((name) => !all.includes(`pictures/${name}`))).toEqual([]);
  });
});
