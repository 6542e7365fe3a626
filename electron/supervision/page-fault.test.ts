import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pageFaults, type RenderingReason } from './page-fault.ts';

/** Protects: the docs explain every code in the log, with its consequence. */
const others: Record<Exclude<RenderingReason, (typeof pageFaults)[number]>, true> = {
  'browser-ended': true,
  'electron-ended': true,
  'kiosk-ended': true,
  'graphics-ended': true,
  'page-faults': true,
  calm: true,
};

it.each([...pageFaults, ...Object.keys(others)])('docs/reliability.md says what %s leads to', (code) => {
  const docs = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'reliability.md'), 'utf8');
  expect(docs.split('\n').filter((line) => line.startsWith(`| \`${code}\` | `))).toHaveLength(1);
});
