import { grow } from '../growth.ts';
import type { Measure } from '../measure.ts';
import { type Imported, searchList } from './import-rows.ts';

/** A search may take so much more with more names, as an exponent. */
const growthBudget = 0.6;

/** Each is asked twice and timed the second time: a kiosk answers for weeks. */
export const searchedQueries = 1_000;

/** The 99th percentile of our search in lists of growing size, with what each holds in memory. @param limitMs at the largest */
export async function measureGrowth(
  work: string,
  lists: readonly Imported[],
  queries: string,
  limitMs: number,
): Promise<Measure> {
  const held: string[] = [];
  const growth = await grow({
    ...{ name: 'search: ours, p99, three rings', unit: 'ms', budget: growthBudget, limit: limitMs },
    sizes: lists.map(({ rows }) => rows),
    at: async (size) => {
      const list = lists.find(({ rows }) => rows === size);
      if (list === undefined) throw new Error(`no list of ${size}`);
      const { p99Ms, heldMb } = await searchList(work, list, queries, searchedQueries);
      held.push(`${size.toLocaleString('en')} ${heldMb.toFixed(0)} MB`);
      return p99Ms;
    },
  });
  return { ...growth, against: held.join(', ') };
}
