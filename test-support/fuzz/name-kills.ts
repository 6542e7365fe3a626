import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readCatalogue } from '../../db/names/catalogue.ts';
import { listFileName } from '../../db/names/list-file.ts';
import { NameList } from '../../db/names/name-list.ts';
import { entryOfRow, readVersion } from '../../db/names/noted-entry.ts';
import { measure } from '../../db/release/files.ts';
import { writeGeneratedNames } from '../names/generated-names.ts';
import { chanceOf } from '../random.ts';

const program = join(import.meta.dirname, '..', 'kills', 'import-names.ts');
const rows = 400;

/**
 * Kills a process that changes lists of names, at random moments. @returns what is wrong with the lists afterwards, and how
 * many kills left an unfinished import behind
 */
export async function fuzzNames(kills: number, seed: number): Promise<{ failures: string[]; interrupted: number }> {
  const chance = chanceOf(seed);
  const work = mkdtempSync(join(tmpdir(), 'esimde-name-kills-'));
  const folder = join(work, 'names');
  const files = [1, 2].map((number) => join(work, `${number}.csv`));
  for (const [index, file] of files.entries()) writeGeneratedNames(file, rows, index + 1);
  const failures: string[] = [];
  let interrupted = 0;
  try {
    for (let kill = 0; kill < kills; kill++) {
      const child = spawn(process.execPath, [program, folder, ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      await sleep(chance.below(250));
      child.kill('SIGKILL');
      await once(child, 'exit');
      failures.push(...faultsOf(folder).map((fault) => `kill ${kill}: ${fault}`));
      interrupted += Number(readdirSync(folder).some((name) => name.startsWith('.importing-')));
      for (const name of readdirSync(folder)) {
        if (name.startsWith('.importing-')) rmSync(join(folder, name), { recursive: true });
      }
    }
    return { failures, interrupted };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Every list that the catalogue names is whole. */
function faultsOf(folder: string): string[] {
  const { lists, notes } = readCatalogue(folder);
  const versions = lists.flatMap(({ newest, approved }) => [newest, ...(approved ? [approved] : [])]);
  const broken = versions.flatMap(({ sha256 }) => {
    const name = listFileName(sha256);
    if (measure(folder, name).sha256 !== sha256) return [`${name} was changed`];
    const list = new NameList(join(folder, name));
    const count = list.rows;
    list.close();
    return count === rows ? [] : [`${name} has ${count} rows`];
  });
  return [
    ...broken,
    ...notes.flatMap((note) => {
      const newest = lists.find(({ id }) => id === note.list)?.newest;
      if (newest === undefined) return ['a note of no list'];
      const { row, entry } = note;
      const found = row === null ? entry : readVersion(folder, newest, (list) => entryOfRow(list, row));
      return JSON.stringify(found) === JSON.stringify(entry) ? [] : ['a note of another entry'];
    }),
  ];
}
