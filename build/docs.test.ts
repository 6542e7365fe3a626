import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const project = join(import.meta.dirname, '..');
const read = (page: string): string => readFileSync(join(project, page), 'utf8');
/** Links inside code are examples. */
const withoutCode = (text: string): string => text.replace(/```[\s\S]*?```|^ {4}.*$|`[^`\n]*`/gm, '');
const pages = [
  ...['README.md', 'CONTRIBUTING.md'],
  ...readdirSync(join(project, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('manual'))
    .map((name) => `docs/${name}`),
];

/** `locales/visitor/{kk,ru,en}.json` names three files. */
function expanded(path: string): string[] {
  const [, before, options = '', after] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  return before === undefined ? [path] : options.split(',').map((option) => `${before}${option}${after}`);
}

it.each(pages)('%s links only to pages that exist', (page) => {
  const links = [...withoutCode(read(page)).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(join(project, dirname(page), link)))).toEqual([]);
});

it.each(pages.filter((page) => !page.startsWith('docs/adr/')))('%s names only source files that exist', (page) => {
  const named = [
    ...read(page).matchAll(
      /`((?:db|electron|renderer|locales|assets|e2e|build|bench|endurance|test-support)\/[^`\s*]*)`/g,
    ),
  ];
  const paths = named.flatMap(([, path = '']) => expanded(path));
  expect(paths.filter((path) => !existsSync(join(project, path)))).toEqual([]);
});

it('the index answers at least thirty questions', () => {
  expect(read('docs/index.md').match(/^\| (?!I want|--)/gm)?.length).toBeGreaterThan(30);
});

it('the table of ASVS has a verdict for every requirement, and evidence that exists', () => {
  const [, ...rows] = read('docs/asvs.csv').trim().split('\n');
  const wrong = rows.filter((row) => {
    const verdict = /^V\d+\.\d+\.\d+,[12],(pass|accepted|open|not-applicable),/.exec(row)?.[1];
    const evidence = row.slice(row.lastIndexOf(',') + 1);
    const isShown = evidence !== '' && existsSync(join(project, evidence));
    return verdict === undefined || (verdict === 'pass' ? !isShown : evidence !== '' && !isShown);
  });
  expect(wrong).toEqual([]);
  expect(rows).toHaveLength(253);
});
