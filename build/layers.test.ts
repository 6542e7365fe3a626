import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cyclesOf, importGraph, importsOf, isAllowed } from './layers.ts';

/** Protects: each row of the table "who may import whom" in docs/architecture.md holds, and no new import cycle appears. */
const imports = importGraph(fileURLToPath(new URL('..', import.meta.url)));
const planted = (file: string, text: string): boolean[] => importsOf(file, text).map(isAllowed);

const forbidden: [file: string, specifier: string][] = [
  ['db/model/planted.ts', 'better-sqlite3'],
  ['db/model/entry/planted.ts', 'node:fs'],
  ['db/model/planted.ts', '../release/schema.ts'],
  ['db/release/planted.ts', 'hono'],
  ['db/release/planted.ts', 'electron'],
  ['db/release/planted.ts', '../../electron/service/log.ts'],
  ['db/workshop/planted.ts', 'exceljs'],
  ['db/workshop/import/planted.ts', 'sharp'],
  ['db/workshop/import/planted.ts', '../../../electron/service/log.ts'],
  ['db/workshop/media/planted.ts', 'csv-parse'],
  ['electron/service/workshop/planted.ts', 'sharp'],
  ['electron/service/planted.ts', 'electron'],
  ['electron/service/planted.ts', '../hosts/electron/window.ts'],
  ['electron/service/planted.ts', 'preact'],
  ['electron/planted.ts', 'electron'],
  ['electron/cli/planted.ts', '../hosts/electron/window.ts'],
  ['electron/hosts/electron/planted.ts', '../../../renderer/visitor/main.tsx'],
  ['renderer/visitor/planted.tsx', 'better-sqlite3'],
  ['renderer/visitor/planted.tsx', 'node:fs'],
  ['renderer/visitor/planted.tsx', '../../db/release/schema.ts'],
  ['renderer/visitor/planted.tsx', '../../db/model/entry/claim.ts'],
  ['renderer/visitor/planted.tsx', '../../electron/service/service.ts'],
  ['renderer/visitor/planted.tsx', 'electron'],
  ['renderer/visitor/planted.tsx', '../curator/api/client.ts'],
  ['renderer/curator/planted.tsx', 'node:fs'],
  ['renderer/curator/planted.tsx', 'exceljs'],
  ['renderer/curator/planted.tsx', '../../db/workshop/workshop.ts'],
  ['renderer/curator/planted.tsx', '../../electron/service/workshop/api.ts'],
  ['db/release/planted.ts', '../../test-support/release/release.ts'],
  ['electron/service/planted.ts', '../../test-support/service/service.ts'],
  ['renderer/visitor/planted.tsx', '../../test-support/renderer/camps.ts'],
  ['e2e/planted.ts', '../electron/service/service.ts'],
  ['e2e/planted.ts', '../renderer/visitor/main.tsx'],
  ['e2e/planted.ts', '../db/release/schema.ts'],
];

const allowed: [file: string, specifier: string][] = [
  ['db/model/entry/planted.ts', 'valibot'],
  ['db/model/entry/planted.ts', '../vocabulary.ts'],
  ['db/release/planted.ts', 'better-sqlite3'],
  ['db/release/planted.ts', '../model/entry/claim.ts'],
  ['db/workshop/import/planted.ts', 'csv-parse'],
  ['db/workshop/import/planted.ts', 'yauzl'],
  ['db/workshop/media/planted.ts', 'sharp'],
  ['electron/service/planted.ts', 'hono'],
  ['electron/service/planted.ts', '../../db/release/ladder.ts'],
  ['electron/hosts/electron/planted.ts', 'electron'],
  ['electron/main.ts', 'electron'],
  ['renderer/visitor/planted.tsx', '../../db/model/api/camp.ts'],
  ['renderer/visitor/planted.tsx', 'preact'],
  ['renderer/curator/planted.tsx', 'valibot'],
  ['renderer/curator/planted.tsx', '../../db/model/entry/record.ts'],
  ['renderer/curator/planted.tsx', '../../electron/service/workshop/routes.ts'],
  ['e2e/planted.ts', '../db/model/vocabulary.ts'],
];

describe('import rules', () => {
  it.each(forbidden)('%s may not import %s', (file, specifier) => {
    const values = `import * as planted from '${specifier}';\n`;
    const types = `import type {\n  A,\n  B,\n} from '${specifier}';\n`;
    const others = `export * from '${specifier}';\nimport '${specifier}';\nconst later = import('${specifier}');\n`;
    expect(planted(file, values + types + others)).toEqual([false, false, false, false, false]);
  });

  it.each(allowed)('%s may import %s', (file, specifier) => {
    expect(planted(file, `import * as planted from '${specifier}';\n`)).toEqual([true]);
  });

  it('hold for every import of the project', () => {
    expect(imports.length).toBeGreaterThan(1_000);
    expect(imports.filter((found) => !isAllowed(found))).toEqual([]);
  });
});

describe('import cycles', () => {
  const edge = (file: string, target: string) => ({ file, target });

  it('are found across files', () => {
    const graph = [edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('c', 'd'), edge('d', 'e')];
    expect(cyclesOf(graph)).toEqual([['a', 'b', 'c']]);
  });

  it('appear only in the two groups that still have cycles', () => {
    const cycles = cyclesOf(imports);
    expect(cycles.flat().length).toBeLessThanOrEqual(55);
    expect(
      cycles.flat().filter((file) => !/^(db\/workshop|renderer\/(visitor|shared\/keyboard))\//.test(file)),
    ).toEqual([]);
  });
});
