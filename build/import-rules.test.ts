import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Protects: each row of the table "who may import whom" in docs/architecture.md is enforced by the linter. */
const root = fileURLToPath(new URL('..', import.meta.url));
const name = (index: number, file: string) => file.replace(/planted(?=\.)/, `planted-${index}`);

/** Plants every import in a copy of the tree's shape and lints it once. @returns the files with a forbidden import */
function lint(plants: [file: string, specifier: string][]): Set<string> {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'esimde-imports-')));
  try {
    const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    writeFileSync(join(tree, 'biome.json'), JSON.stringify({ ...config, $schema: undefined, vcs: undefined }));
    plants.forEach(([file, specifier], index) => {
      const path = join(tree, name(index, file));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `import * as planted from '${specifier}';\nplanted;\n`);
    });
    const options = { cwd: tree, encoding: 'utf8' as const };
    const biome = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=github', '.'],
      options,
    );
    return new Set(
      Array.from(biome.stdout.matchAll(/noRestrictedImports.*?file=([^,]+)/g), ([, file]) =>
        relative(tree, file ?? ''),
      ),
    );
  } finally {
    rmSync(tree, { recursive: true });
  }
}

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
  ['renderer/visitor/planted.tsx', '../curator/state/api.ts'],
  ['renderer/curator/planted.tsx', 'node:fs'],
  ['renderer/curator/planted.tsx', 'edtf'],
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
  ['renderer/visitor/planted.tsx', '../../db/model/record/camp.ts'],
  ['renderer/visitor/planted.tsx', 'preact'],
  ['renderer/curator/planted.tsx', 'valibot'],
  ['renderer/curator/planted.tsx', '../../db/model/entry/record.ts'],
  ['renderer/curator/planted.tsx', '../../electron/service/workshop/routes.ts'],
  ['e2e/planted.ts', '../db/model/vocabulary.ts'],
];

describe('import rules', () => {
  const found = lint([...forbidden, ...allowed]);

  it.each(forbidden.map(([file, specifier], index) => [file, specifier, index] as const))(
    '%s may not import %s',
    (file, _specifier, index) => expect(found).toContain(name(index, file)),
  );

  it.each(allowed.map(([file, specifier], index) => [file, specifier, index + forbidden.length] as const))(
    '%s may import %s',
    (file, _specifier, index) => expect(found).not.toContain(name(index, file)),
  );
});
