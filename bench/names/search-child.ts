import { NameList } from '../../db/names/name-list.ts';
import { searchNames } from '../../db/names/search/search.ts';
import { readQueries } from './queries.ts';

/**
 * Searches a list in a process of its own: `node --expose-gc search-child.ts LIST QUERIES UNTIMED`. Prints quantiles, and how much
 * memory the process has taken once its garbage is collected. As many queries as `UNTIMED` warm the program before.
 */
const [file = '', queriesFile = '', untimed = ''] = process.argv.slice(2);
const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});
const queries = readQueries(queriesFile);
collect();
const before = process.memoryUsage.rss();
const list = new NameList(file);
const lists = [{ id: 'bench', list, overlays: new Map() }];
for (const query of queries.slice(0, Number(untimed))) searchNames(lists, query);
const times: number[] = [];
const cpus: number[] = [];
for (const query of queries) {
  const start = process.cpuUsage();
  const startMs = performance.now();
  searchNames(lists, query);
  times.push(performance.now() - startMs);
  const { user, system } = process.cpuUsage(start);
  cpus.push((user + system) / 1000);
}
const at = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
collect();
const heldMb = (process.memoryUsage.rss() - before) / 2 ** 20;
console.log(JSON.stringify({ p50Ms: at(times, 0.5), p99Ms: at(times, 0.99), cpuP99Ms: at(cpus, 0.99), heldMb }));
