import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Protects: every class that a component uses exists; a missing one would break the layout without an error. */
test('every class that a component uses is in its style sheet', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const asked = globSync('**/*.tsx', { cwd: root }).flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    return [...source.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)].flatMap(([, name = '', sheet = '']) => {
      const path = join(root, dirname(file), sheet);
      const css = existsSync(path) ? readFileSync(path, 'utf8') : '';
      // Not in a path or in the key of a sentence.
      return [...source.matchAll(new RegExp(`(?<![.\\w/'])${name}\\.(\\w+)`, 'g'))].map(([, asks = '']) => ({
        file,
        css,
        asks,
      }));
    });
  });
  expect(asked.length).toBeGreaterThan(200);
  const missing = asked.filter(({ css, asks }) => !new RegExp(`\\.${asks}(?![\\w-])`).test(css));
  expect(missing.map(({ file, asks }) => `${file}: ${asks}`)).toEqual([]);
});

/** Protects: class names are made from the name of the style sheet (vite.config.ts); two of one name would style each other's elements. */
test('no two style sheets have one name', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const names = globSync('**/*.module.css', { cwd: root }).map((file) => basename(file));
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
