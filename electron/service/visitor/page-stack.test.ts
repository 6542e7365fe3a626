import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resolveStack } from './page-stack.ts';

/** Protects: a stack of the page in the log names source files, in both hosts and in the proof. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'esimde-stack-'));
  mkdirSync(join(folder, 'assets'));
  // Column 0 is line 3 of the source, column 10 its line 4, column 20 code of the bundler.
  const map = { version: 3, names: [], sources: ['../../../renderer/visitor/main.tsx'], mappings: 'AAEA,UACA,U,UACA' };
  writeFileSync(join(folder, 'assets/main-1a2b.js.map'), JSON.stringify(map));
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each(['http://127.0.0.1:4750/', 'esimde://kiosk/', 'http://127.0.0.1:4750/api/workshop/proof/'])(
  'names the source of a frame at %s',
  (base) => {
    const stack = `at f (${base}assets/main-1a2b.js:1:12)\nat ${base}assets/main-1a2b.js:1:1`;
    expect(resolveStack(stack, folder)).toMatch(
      /^at f \(renderer\/visitor\/main\.tsx:4:1\)\nat renderer\/visitor\/main\.tsx:3:1$/,
    );
  },
);

it.each(['other.js:1:12', 'main-1a2b.js:1:25'])('leaves a frame without a source as it is: %s', (frame) => {
  const stack = `at http://127.0.0.1:4750/assets/${frame}`;
  expect(resolveStack(stack, folder)).toBe(stack);
});
