import { parseArgs } from 'node:util';
import { fuzzPackages } from './package-mutations.ts';
import { fuzzPublishing } from './publishing-kills.ts';
import { fuzzKills } from './release-kills.ts';

/**
 * `npm run fuzz -- --packages=100000 --kills=1000 --seed=7`: changed packages and killed processes, more of them than the tests
 * have, by a seed that is printed, so that what was found is found again. Where some are named, only those are done. Status 1
 * where anything is wrong.
 */
const { values } = parseArgs({
  options: {
    packages: { type: 'string' },
    kills: { type: 'string' },
    publications: { type: 'string' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000_000}` },
  },
});
const usual = { packages: 100_000, kills: 500, publications: 200 } as const;
const areNamed = (Object.keys(usual) as (keyof typeof usual)[]).some((what) => values[what] !== undefined);
const countOf = (what: keyof typeof usual): number => Number(values[what] ?? (areNamed ? 0 : usual[what]));
const seed = Number(values.seed);
console.log(`seed ${seed}`);

const packages = await fuzzPackages(countOf('packages'), seed);
console.log(`${packages.mutants} changed packages in ${(packages.elapsedMs / 1000).toFixed(0)} s:`, packages.reasons);

const kills = await fuzzKills(countOf('kills'), seed);
const { during, leftovers } = kills;
console.log(`${kills.kills} kills in ${(kills.elapsedMs / 1000).toFixed(0)} s:`, { ...during, leftovers });

const publishing = await fuzzPublishing(countOf('publications'), seed);
console.log(`${publishing.kills} kills while publishing:`, {
  during: publishing.during,
  published: publishing.published,
});

const wrongs = [...packages.wrongs, ...kills.wrongs, ...publishing.wrongs];
for (const wrong of wrongs) console.error(`WRONG: ${wrong}`);
process.exitCode = wrongs.length === 0 ? 0 : 1;
