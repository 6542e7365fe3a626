import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type FollowOptions, followChannel } from '../db/release/channel/follow.ts';
import { keptOf, metadataFolder } from '../db/release/channel/layout.ts';
import { renewChannel } from '../db/release/channel/publish.ts';
import { urlOfFolder } from '../db/release/channel/verify.ts';
import { rollBack } from '../db/release/package/rollback.ts';
import { openBestRelease } from '../db/release/store/fallback.ts';
import { trustBuiltin, trustInstalled } from '../db/release/trust/trust.ts';
import { verifyRelease } from '../db/release/trust/verify.ts';
import { trustedClock } from '../electron/kiosk/schedule/trusted-clock.ts';
import { type Chance, chanceOf } from '../test-support/random.ts';
import { type ChannelKeys, createChannel, publishTo } from '../test-support/release/channel.ts';
import { noCheck } from '../test-support/release/package.ts';
import { museumKey, smallRelease, treeKey } from '../test-support/release/release.ts';
import { cutPower, damageCopy, damageShown } from './simulated-faults.ts';

/**
 * `npm run simulation`: museums of kiosks through years of publications, places that lag or lie, sticks, power cuts, damaged
 * disks, rollbacks and clocks that lie. The code is that of the kiosk, on real files; only time is simulated, by one queue of events.
 * Status 1 unless no kiosk was ever blank, none went back without a person or a damaged disk, and each ended on the
 * newest release.
 *
 *     npm run simulation -- --years=10000 --seed=1
 *     npm run simulation -- --world=17        one museum again, with all that happens in it
 */
const { values } = parseArgs({
  options: {
    years: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    world: { type: 'string' },
  },
});
const minute = 60_000;
const day = 86_400_000;
const year = 365 * day;
const start = Date.UTC(2027, 0, 1);
const kiosksPerWorld = 5;
const yearsPerWorld = 4;
const lastSequence = 60;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** Files in memory where the system has them: a power cut is simulated, so nothing needs to reach a disk. */
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'esimde-simulation-'));
const museum = museumKey();
const keys: ChannelKeys = {
  safe: [museumKey().secret, museumKey().secret],
  targets: museum.secret,
  online: museumKey().secret,
};
const builtinFolder = smallRelease(join(work, 'builtin'), treeKey());
const builtin = verifyRelease(builtinFolder, trustBuiltin([]));
const builtinId = builtin.ok ? builtin.value.manifest.id : '';
const trust = trustInstalled([museum.open], builtinFolder);
const releaseOf = (sequence: number): string => {
  const folder = join(work, `release-${sequence}`);
  return existsSync(folder) ? folder : smallRelease(folder, museum.secret, sequence);
};

interface Kiosk {
  name: string;
  dataFolder: string;
  /** What the system's clock shows, beside the true time. */
  clockOffMs: number;
  shown: number;
  wentBack: boolean;
  /** A person or a damaged disk may make it show an older release, until it shows the newest again. */
  mayBeOlder: boolean;
}

interface Event {
  atMs: number;
  what: 'publish' | 'renew' | 'lag' | 'round' | 'stick' | 'cut' | 'clock' | 'damage' | 'rollback';
  kiosk: number;
}

/** One museum with its channel and kiosks. @returns what went wrong */
async function runWorld(seed: number, tell: (line: string) => void): Promise<string[]> {
  const chance = chanceOf(seed);
  const folder = join(work, `world-${seed}`);
  const channel = join(folder, 'channel');
  const lagging = join(folder, 'lagging');
  const faults: string[] = [];
  let newest = 1;
  let nowMs = start;
  createChannel(channel, keys, start);
  const copyChannel = (): void => {
    rmSync(lagging, { recursive: true, force: true });
    cpSync(channel, lagging, { recursive: true });
  };
  const kiosks = Array.from({ length: kiosksPerWorld }, (_, index): Kiosk => {
    const dataFolder = join(folder, `kiosk-${index}`);
    mkdirSync(keptOf(dataFolder).folder, { recursive: true });
    cpSync(join(metadataFolder(channel), '1.root.json'), keptOf(dataFolder).root);
    return { name: `kiosk-${index}`, dataFolder, clockOffMs: 0, shown: 1, wentBack: false, mayBeOlder: false };
  });

  /** The first look of the kiosk after a start, or a second after a change. */
  const look = (kiosk: Kiosk): void => {
    const best = openBestRelease({
      dataFolder: kiosk.dataFolder,
      builtinFolder,
      trustedKeys: [museum.text],
      log: quiet,
    });
    const shown = best.release?.manifest.sequence ?? 0;
    best.close();
    if (shown === 0) faults.push(`${kiosk.name} is blank`);
    if (shown < kiosk.shown && !kiosk.mayBeOlder)
      faults.push(`${kiosk.name} went back from ${kiosk.shown} to ${shown}`);
    if (shown > newest) faults.push(`${kiosk.name} shows ${shown}, which is not published`);
    if (shown !== kiosk.shown) tell(`  ${kiosk.name} shows ${shown}`);
    if (shown === newest) kiosk.mayBeOlder = false;
    if (shown > kiosk.shown) kiosk.wentBack = false;
    kiosk.shown = shown;
  };
  const round = async (kiosk: Kiosk, places: string[]): Promise<void> => {
    const { dataFolder } = kiosk;
    const clock = trustedClock({
      dataFolder,
      system: () => nowMs + kiosk.clockOffMs,
      monotonic: () => 0,
      bornMs: start,
      log: quiet,
    });
    const options: FollowOptions = {
      ...{ dataFolder, trust, check: noCheck, wentBack: kiosk.wentBack, releasesKept: 3, builtinSequence: 1 },
      places: places.map((place) => ({ name: place, url: urlOfFolder(place) })),
      builtin: { folder: builtinFolder, id: builtinId },
      nowMs: clock.now(),
      audit: () => {},
      freeBytes: async () => (chance.below(40) === 0 ? 1000 : null),
    };
    const { state } = await followChannel(options);
    clock.save();
    tell(
      `  ${kiosk.name}: ${state.refused?.reason ?? 'done'}, places ${state.places.map(({ fault }) => fault?.reason ?? 'ok').join(' ')}`,
    );
  };
  /** Places in an order by chance: the channel, a copy that lags, one that lies, one that is away. */
  const somePlaces = (): string[] => {
    const lying = join(folder, 'lying');
    if (chance.below(12) === 0) damageCopy(channel, lying, chance);
    const all = [channel, lagging, lying, join(folder, 'away')].filter(() => chance.below(3) > 0);
    return all
      .map((place) => ({ place, at: chance.below(1000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ place }) => place);
  };

  const handle: Record<Event['what'], (kiosk: Kiosk) => Promise<void> | void> = {
    publish: () => {
      newest = Math.min(lastSequence, newest + 1);
      publishTo(channel, { release: releaseOf(newest), trust, keys, nowMs });
    },
    renew: () => {
      renewChannel({ channel, online: keys.online, nowMs, days: 90 });
    },
    lag: copyChannel,
    round: (kiosk) => round(kiosk, somePlaces()),
    stick: (kiosk) => round(kiosk, [lagging]),
    cut: async (kiosk) => {
      const givePower = cutPower(chance.below(25));
      // An error while the power fails is not part of the result.
      await round(kiosk, [channel]).catch(() => {});
      if (givePower()) tell(`  ${kiosk.name} lost power`);
    },
    clock: (kiosk) => {
      kiosk.clockOffMs = chance.pick([0, 0, -10 * year, 10 * year, -300 * minute]);
    },
    damage: (kiosk) => {
      if (!damageShown(kiosk.dataFolder, chance)) return;
      kiosk.mayBeOlder = true;
    },
    rollback: async (kiosk) => {
      const { dataFolder } = kiosk;
      const builtinRelease = { folder: builtinFolder, sequence: 1 };
      const gone = await rollBack({ dataFolder, builtin: builtinRelease, trust, check: noCheck, audit: () => {} });
      if (gone.ok) Object.assign(kiosk, { wentBack: true, mayBeOlder: true });
    },
  };

  copyChannel();
  const endMs = start + yearsPerWorld * year;
  const events = plan(chance, endMs);
  for (const { atMs, what, kiosk: index } of events) {
    const kiosk = kiosks[index] as Kiosk;
    nowMs = atMs;
    tell(`${new Date(atMs).toISOString()} ${what} ${kiosk.name}`);
    await handle[what](kiosk);
    for (const each of what === 'publish' || what === 'renew' || what === 'lag' ? [] : [kiosk]) look(each);
  }
  // In the end nothing is wrong any more: a new release, and rounds by honest places with a right clock.
  nowMs = endMs;
  handle.publish(kiosks[0] as Kiosk);
  for (const kiosk of kiosks) {
    kiosk.clockOffMs = 0;
    for (let at = 0; at < 8 && kiosk.shown < newest; at++) {
      nowMs += day;
      await round(kiosk, [channel]);
      look(kiosk);
    }
    if (kiosk.shown !== newest) faults.push(`${kiosk.name} ends on ${kiosk.shown}, not on ${newest}`);
  }
  rmSync(folder, { recursive: true });
  return faults;
}

/** All that will happen, in the order of time. */
function plan(chance: Chance, endMs: number): Event[] {
  const events: Event[] = [];
  const often = (what: Event['what'], everyDays: number, kiosks: readonly number[]): void => {
    for (const kiosk of kiosks) {
      for (
        let atMs = start + chance.below(everyDays * day);
        atMs < endMs;
        atMs += (1 + chance.below(2 * everyDays)) * day + chance.below(day)
      ) {
        events.push({ atMs, what, kiosk });
      }
    }
  };
  const all = Array.from({ length: kiosksPerWorld }, (_, index) => index);
  often('publish', 40, [0]);
  often('renew', 50, [0]);
  often('lag', 60, [0]);
  often('round', 30, all);
  often('stick', 200, all);
  often('cut', 120, all);
  often('clock', 200, all);
  often('damage', 500, all);
  often('rollback', 500, all);
  return events.sort((a, b) => a.atMs - b.atMs);
}

async function main(): Promise<number> {
  if (values.world !== undefined) {
    const faults = await runWorld(Number(values.world), (line) => console.log(line));
    console.log(faults.join('\n') || 'no fault');
    return faults.length === 0 ? 0 : 1;
  }
  const worlds = Math.ceil(Number(values.years) / (kiosksPerWorld * yearsPerWorld));
  let wrong = 0;
  for (let at = 0; at < worlds; at++) {
    const seed = Number(values.seed) + at;
    const faults = await runWorld(seed, () => {});
    if (faults.length === 0) continue;
    wrong++;
    console.log(`FAULT in world ${seed} (npm run simulation -- --world=${seed}): ${faults[0]}`);
  }
  console.log(`${worlds * kiosksPerWorld * yearsPerWorld} kiosk-years in ${worlds} museums, seeds from ${values.seed}`);
  console.log(`${worlds - wrong} passed, ${wrong} failed`);
  return wrong === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} finally {
  rmSync(work, { recursive: true, force: true });
}
