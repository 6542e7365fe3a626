import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InstallOptions, installPackage } from '../../db/release/package/install.ts';
import { packageReasons } from '../../db/release/package/refusal.ts';
import { trustInstalled } from '../../db/release/trust/trust.ts';
import { type Chance, chanceOf } from '../random.ts';
import { noCheck, packed, releaseWithMedia } from '../release/package.ts';
import { museumKey, smallRelease, treeKey } from '../release/release.ts';
import { blind } from './mutation/blind.ts';
import { forged, signedNonsense } from './mutation/forged.ts';
import { rare } from './mutation/rare.ts';
import { repacked } from './mutation/repacked.ts';
import { entriesOf, type Mutation, type Specimen } from './mutation/specimen.ts';
import { looseZip } from './mutation/zip-writer.ts';

export interface PackageFuzz {
  mutants: number;
  /** How often each reason was given. */
  reasons: Record<string, number>;
  /** Failures: a mutant that was accepted, caused an exception, was refused with a wrong code, or left a file. */
  failures: string[];
  elapsedMs: number;
}

/** A kiosk that shows release 5, and a package of release 7 to mutate. */
interface Bench {
  folder: string;
  good: string;
  specimen: Specimen;
  install: (file: string, more?: Partial<InstallOptions>) => ReturnType<typeof installPackage>;
  /** Names in the releases folder. */
  names: () => string;
}

type Named = [name: string, mutation: Mutation];

/** Installs altered packages one after another, each with its own seed. */
export async function fuzzPackages(count: number, seed: number): Promise<PackageFuzz> {
  const bench = await setUp();
  const startMs = performance.now();
  const fuzz: PackageFuzz = { mutants: 0, reasons: {}, failures: [], elapsedMs: 0 };
  try {
    const before = bench.names();
    const usual = Object.entries({ ...blind, ...repacked, ...forged, ...signedNonsense });
    const costly = Object.entries(rare);
    for (let round = 0; round < count; round++) {
      const turn = Math.floor(round / 500);
      const [name, mutation] = (
        round % 500 === 499 ? costly[turn % costly.length] : usual[round % usual.length]
      ) as Named;
      const wrong = await tryMutant(bench, mutation, chanceOf(seed + round), fuzz);
      if (wrong !== null) fuzz.failures.push(`${name} (seed ${seed + round}): ${wrong}`);
      else if (bench.names() !== before) fuzz.failures.push(`${name} (seed ${seed + round}): left ${bench.names()}`);
      if (fuzz.failures.length > 20) break;
    }
    const accepted = await bench.install(bench.good);
    if (!accepted.ok) fuzz.failures.push(`the package itself is refused: ${JSON.stringify(accepted.error)}`);
  } finally {
    rmSync(bench.folder, { recursive: true, force: true });
  }
  return { ...fuzz, elapsedMs: performance.now() - startMs };
}

/** @returns the failure; null when the mutant was refused as expected */
async function tryMutant(bench: Bench, mutation: Mutation, chance: Chance, fuzz: PackageFuzz): Promise<string | null> {
  const { bytes, reasons } = mutation(bench.specimen, chance);
  if (bytes.equals(bench.specimen.whole)) return 'the mutant is the package itself';
  const file = join(bench.folder, 'mutant.esimde');
  writeFileSync(file, bytes);
  let written = 0;
  const onProgress = (progress: { bytes: number }) => {
    written = progress.bytes;
  };
  fuzz.mutants++;
  try {
    const outcome = await bench.install(file, { onProgress });
    if (outcome.ok) return 'ACCEPTED';
    const { reason } = outcome.error;
    fuzz.reasons[reason] = (fuzz.reasons[reason] ?? 0) + 1;
    if (!packageReasons.includes(reason)) return `an unknown reason: ${reason}`;
    if (reasons && !reasons.includes(reason)) return `refused as ${reason}, not as ${reasons.join(' or ')}`;
    return written > bytes.length ? `${written} bytes were written of a package of ${bytes.length}` : null;
  } catch (error) {
    return `thrown: ${error instanceof Error ? error.stack : error}`;
  }
}

/** In memory if possible: this test does not concern the disk. */
const fuzzFolder = (): string => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'esimde-fuzz-'));

async function setUp(): Promise<Bench> {
  const folder = fuzzFolder();
  const [museum, stranger, former] = [museumKey(), museumKey(), museumKey()];
  const builtin = smallRelease(join(folder, 'builtin'), treeKey(), 2);
  const trust = trustInstalled([museum.open, former.open], builtin, [former.open.id]);
  const made = (sequence: number) => releaseWithMedia(join(folder, `made-${sequence}`), museum.secret, sequence);
  const good = await packed(made(7), trust, join(folder, 'good.esimde'));
  const current = await packed(made(5), trust, join(folder, 'current.esimde'));
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  const install: Bench['install'] = (file, more) =>
    installPackage({
      ...{ dataFolder, file, trust, builtinSequence: 2, releasesKept: 5, check: noCheck, audit: () => {} },
      ...more,
    });
  const started = await install(current);
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const entries = entriesOf(join(folder, 'made-7'));
  const whole = readFileSync(good);
  if (!looseZip(entries).equals(whole)) throw new Error('the two zip writers give different packages');
  const specimen: Specimen = {
    whole,
    entries,
    others: entriesOf(made(8)),
    manifest: JSON.parse(readFileSync(join(folder, 'made-7', 'manifest.json'), 'utf8')),
    keys: { museum: museum.secret, stranger: stranger.secret, former: former.secret, development: treeKey() },
  };
  return { folder, good, specimen, install, names: () => readdirSync(join(dataFolder, 'releases')).sort().join(' ') };
}
