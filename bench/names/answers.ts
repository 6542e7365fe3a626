import { setImmediate } from 'node:timers/promises';
import type { NameQuery } from '../../db/model/api/names.ts';
import { NameList } from '../../db/names/name-list.ts';
import { searchNames } from '../../db/names/search/search.ts';
import { quantile } from '../measure.ts';

/** Answers queries one after another until some work ends. @returns the 99th percentiles of their times */
export async function answerWhile(
  file: string,
  queries: readonly NameQuery[],
  work: Promise<unknown>,
): Promise<{ p99Ms: number; cpuP99Ms: number }> {
  const list = new NameList(file);
  const times: number[] = [];
  const cpus: number[] = [];
  let isOver = false;
  const ended = work.finally(() => {
    isOver = true;
  });
  for (let index = 0; !isOver; index++) {
    const start = process.cpuUsage();
    const startMs = performance.now();
    searchNames([{ id: 'bench', list, overlays: new Map() }], queries[index % queries.length] ?? { q: 'а' });
    times.push(performance.now() - startMs);
    const { user, system } = process.cpuUsage(start);
    cpus.push((user + system) / 1000);
    await setImmediate();
  }
  await ended;
  list.close();
  return { p99Ms: quantile(times, 0.99), cpuP99Ms: quantile(cpus, 0.99) };
}
