import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './project.mjs';

/** Protects: the hosted workflows, which cannot run here, name only what exists. */
const folder = join(root, '.github', 'workflows');

interface Workflow {
  name: string;
  on: unknown;
  permissions: Record<string, string>;
  jobs: Record<string, { 'runs-on': string; 'timeout-minutes': number; steps: { uses?: string; run?: string }[] }>;
}

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
const playwright = readFileSync(join(root, 'playwright.config.ts'), 'utf8');

describe.each(readdirSync(folder))('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const { name, on, permissions, jobs } = parse(text, { uniqueKeys: true }) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const namesIn = (pattern: RegExp) =>
    steps.flatMap(({ run = '' }) => [...run.matchAll(pattern)].map(([, found = '']) => found));

  it('has a name, a trigger, jobs with a time limit and no right to write', () => {
    expect([typeof name, on === undefined]).toEqual(['string', false]);
    expect(permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(jobs)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      expect(job['runs-on']).toMatch(/./);
    }
  });

  it('has steps that run a command or a versioned action', () => {
    expect(steps.length).toBeGreaterThan(1);
    for (const { uses, run } of steps)
      expect(uses === undefined ? run : uses).toMatch(uses ? /^actions\/[\w-]+@v\d+$/ : /./);
  });

  it('names only scripts, projects and files that exist', () => {
    for (const script of namesIn(/npm run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(script);
    for (const project of namesIn(/--project=([\w-]+)/g)) expect(playwright).toContain(`name: '${project}'`);
    const files = [...text.matchAll(/(?:sh|node) ((?:build|node_modules)\/[\w./-]+)/g)].map(([, path = '']) => path);
    for (const path of files) expect(() => readFileSync(join(root, path)), path).not.toThrow();
  });
});
