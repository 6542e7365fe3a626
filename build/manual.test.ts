import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../db/model/vocabulary.ts';

/** Protects: the curators' manual names existing buttons by their labels, with the same structure in three languages. */
const project = join(import.meta.dirname, '..');
const manual = join(project, 'docs', 'manual');
const parts = ['editing.md', 'publishing.md', 'many.md', 'names.md', 'documents.md'];
/** Quoted in the manual, and on no screen of the workshop: examples, the menu of the system, the visitors' page. */
const notLabels =
  /^(Esimde workshop|Есімде шеберханасы|Мастерская „Есімде“|Қарлаг|Карлаг|Karlag|Жүсіпбек|Джусупбек|Schmidt|Шмидт)$|\d/;
const read = (language: string, part: string): string => readFileSync(join(manual, language, part), 'utf8');
/** Larger pictures load slowly from a stick. */
const maxPictureBytes = 120_000;

describe.each(languages)('the manual in %s', (language) => {
  const labelsOf = (screens: 'workshop' | 'visitor'): string[] =>
    Object.values(
      JSON.parse(readFileSync(join(project, 'locales', screens, `${language}.json`), 'utf8')) as Record<string, string>,
    );
  const labelsOnScreen = new Set(labelsOf('workshop'));

  it.each(parts)('%s names only labels that the screen has', (part) => {
    const named = [...read(language, part).matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = '']) => label);
    // A whole sentence in bold is a rule, not a button.
    const labels = named.filter((label) => !label.endsWith('.'));
    expect(labels.length).toBeGreaterThan(part === 'documents.md' ? -1 : 3);
    expect(labels.filter((label) => !labelsOnScreen.has(label))).toEqual([]);
  });

  it.each(parts)('%s quotes only words of the screens', (part) => {
    const prose = read(language, part).replaceAll(/`[^`]*`/g, '');
    const quoted = [...prose.matchAll(/[«“]([^»”]+)[»”]/g)].map(([, words = '']) => words.replaceAll('\n', ' '));
    const screens = [...labelsOnScreen, ...labelsOf('visitor')];
    const labels = quoted.filter((words) => !notLabels.test(words));
    // A label may go on: “+ New record” with the kind, a message with its advice.
    expect(labels.filter((words) => !screens.some((label) => label.startsWith(words)))).toEqual([]);
  });

  it.each(parts)('%s quotes error messages exactly', (part) => {
    const quoted = [...read(language, part).matchAll(/^\| [«“]([^»”]+)[»”]/gm)].map(([, message = '']) => message);
    expect(quoted.length > 0).toBe(part === 'publishing.md');
    expect(quoted.filter((message) => ![...labelsOnScreen].some((label) => label.startsWith(message)))).toEqual([]);
  });

  it.each(parts)('%s links only to existing pages and pictures, and pictures are small', (part) => {
    // What curators type is marked as code: `[words](person:id)`.
    const prose = read(language, part).replaceAll(/`[^`]*`/g, '');
    const links = [...prose.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => join(manual, language, link));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
    expect(links.filter((link) => link.endsWith('.webp') && statSync(link).size > maxPictureBytes)).toEqual([]);
  });

  it.each(parts)('%s has the same chapters, pictures and tables as the others', (part) => {
    const shapeOf = (of: string) =>
      [...read(of, part).matchAll(/^(#+ |\||!\[[^\]]*\](\([^)]+\)))/gm)].map(([found, , picture]) => picture ?? found);
    expect(shapeOf(language)).toEqual(shapeOf('en'));
  });

  it('uses every picture of its folder', () => {
    const guide = language === 'en' ? '../../technician.md' : 'technician.md';
    const all = [...parts, guide].map((part) => read(language, part)).join('');
    const pictures = readdirSync(join(manual, language, 'pictures'));
    expect(pictures.filter((name) => !all.includes(`pictures/${name}`))).toEqual([]);
  });
});

describe.each(['kk', 'ru'])('the technician’s guide in %s', (language) => {
  const own = read(language, 'technician.md');
  const english = readFileSync(join(project, 'docs', 'technician.md'), 'utf8');
  const every = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([found]) => found);

  it('has the chapters, tables, pictures and commands of the English one', () => {
    expect(every(own, /^(#+ |- |\||!)/gm)).toEqual(every(english, /^(#+ |- |\||!)/gm));
    // A comment behind a command is translated.
    const commands = (text: string) => every(text, /^ {4}\S.*$/gm).map((line) => line.replace(/ +# .*$/, ''));
    expect(commands(own)).toEqual(commands(english));
  });

  it('names the same files, codes and figures', () => {
    const codes = (text: string) => new Set(every(text.replaceAll(/^ {4}.*$/gm, ''), /`[^`]+`/g));
    const translated = ['`esimde supervise [options of start]`'];
    expect([...codes(english)].filter((code) => !codes(own).has(code) && !translated.includes(code))).toEqual([]);
    const figures = (text: string) => [...new Set(every(text, /\d+/g))].toSorted();
    expect(figures(own)).toEqual(figures(english));
  });

  it('links only to existing pages', () => {
    const links = every(own.replaceAll(/^ {4}.*$|`[^`]*`/gm, ''), /\]\(([^)#]+)/g).map((link) => link.slice(2));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(join(manual, language, link)))).toEqual([]);
  });
});
