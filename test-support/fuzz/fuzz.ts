import { parseArgs } from 'node:util';
import { fuzzPackages } from './package-mutations.ts';
import { fuzzPublishing } from './publishing-kills.ts';
import { fuzzKills } from './release-kills.ts';

/**
 * `npm run fuzz -- --packages=100000 --kills=1000 --seed=7`: altered packages and killed processes, more than the tests
 * run. The seed is printed, so that a failure can be repeated. Naming one kind runs only that. Status 1 when anything is
 * wrong.
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
const isAnyNamed = (Object.keys(usual) as (keyof typeof usual)[]).some((kind) => values[kind] !== undefined);
const countOf = (kind: keyof typeof usual): number => Number(values[kind] ?? (isAnyNamed ? 0 : usual[kind]));
const seed = Number(values.seed);
console.log(`seed ${seed}`);

const packages = await fuzzPackages(countOf('packages'), seed);
console.log(`${packages.mutants} altered packages in ${(packages.elapsedMs / 1000).toFixed(0)} s:`, packages.reasons);

const kills = await fuzzKills(countOf('kills'), seed);
const { during, leftovers } = kills;
console.log(`${kills.kills} kills in ${(kills.elapsedMs / 1000).toFixed(0)} s:`, { ...during, leftovers });

const publishing = await fuzzPublishing(countOf('publications'), seed);
console.log(`${publishing.kills} kills while publishing:`, {
  during: publishing.during,
  published: publishing.published,
});

const failures = [...packages.failures, ...kills.failures, ...publishing.failures];
for (const wrong of failures) console.error(`WRONG: ${wrong}`);
process.exitCode = failures.length === 0 ? 0 : 1;
