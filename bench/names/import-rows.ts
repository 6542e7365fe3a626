import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeOptions } from '../../build/project.mjs';
import { listFileName } from '../../db/names/list-file.ts';
import { writeGeneratedNames } from '../../test-support/names/generated-names.ts';

const run = promisify(execFile);

/** A list in a folder, and what its import cost its process. */
export interface Imported {
  sha256: string;
  bytes: number;
  rows: number;
  ms: number;
  cpuMs: number;
  peakMb: number;
}

/** Imports generated rows into `<work>/lists`. */
export async function importRows(work: string, rows: number): Promise<Imported> {
  const file = join(work, `${rows}.csv`);
  writeGeneratedNames(file, rows);
  const imported = await importFile(work, file);
  rmSync(file);
  return imported;
}

export async function importFile(work: string, file: string): Promise<Imported> {
  const child = join(import.meta.dirname, 'import-child.ts');
  const { stdout } = await run(process.execPath, [...nodeOptions, child, file, join(work, 'lists')]);
  return JSON.parse(stdout) as Imported;
}

export interface Searched {
  p50Ms: number;
  p99Ms: number;
  cpuP99Ms: number;
  heldMb: number;
}

/** Memory is measured without garbage, and without the room that V8 gives new objects before it collects them. */
export const searchFlags = ['--expose-gc', '--max-semi-space-size=1'] as const;

/** Searches a list of `<work>/lists` in a process of its own, see `search-child.ts`. */
export async function searchList(
  work: string,
  { sha256 }: Imported,
  queries: string,
  untimed: number,
): Promise<Searched> {
  const file = join(work, 'lists', listFileName(sha256));
  const child = join(import.meta.dirname, 'search-child.ts');
  const { stdout } = await run(process.execPath, [...searchFlags, child, file, queries, String(untimed)]);
  return JSON.parse(stdout) as Searched;
}
