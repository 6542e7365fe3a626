import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { followChannel } from '../db/release/channel/follow.ts';
import { keptOf, metadataFolder } from '../db/release/channel/layout.ts';
import { changeRoot } from '../db/release/channel/root.ts';
import { listFolder, measure } from '../db/release/files.ts';
import { openBestRelease } from '../db/release/store/fallback.ts';
import { trustBuiltin, trustInstalled } from '../db/release/trust/trust.ts';
import { verifyRelease } from '../db/release/trust/verify.ts';
import { trustedClock } from '../electron/kiosk/schedule/trusted-clock.ts';
import { chanceOf } from '../test-support/random.ts';
import { type ChannelKeys, createChannel, publishTo } from '../test-support/release/channel.ts';
import { noCheck } from '../test-support/release/package.ts';
import { museumKey, resign, smallRelease, treeKey } from '../test-support/release/release.ts';
import { makeBadCopies } from './fleet-bad-copies.ts';
import { followByProcesses } from './fleet-processes.ts';
import { temporaryFolder } from './kiosk.ts';

/**
 * `npm run fleet`: 50 followers of a channel against a real nginx on loopback, through servers that are killed, slow, stale,
 * mixed, cut off and forged, a clock ten years back, a full disk and a year offline; then six of them as processes of the built
 * program, killed in mid-download, two on a disk that is really full. Status 1 unless every kiosk ends on the
 * newest release, showed nothing else and was never blank, and moved at most 1.1 times what changed.
 *
 *     npm run fleet -- --kiosks=50 --seed=1
 */
const { values } = parseArgs({
  options: { kiosks: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
const chance = chanceOf(Number(values.seed));
const day = 86_400_000;
const year = 365 * day;
const start = Date.UTC(2027, 0, 1);

const work = temporaryFolder('fleet');
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
const faults: string[] = [];
const started: ChildProcess[] = [];

/** 40 pictures, of which each release changes two. */
function makeRelease(sequence: number): string {
  const out = smallRelease(join(work, `release-${sequence}`), museum.secret, sequence);
  mkdirSync(join(out, 'media'), { recursive: true });
  for (let picture = 0; picture < 40; picture++) {
    const changed = picture % 20 === sequence % 20 ? sequence : 0;
    writeFileSync(join(out, 'media', `picture-${picture}.webp`), Buffer.alloc(200_000, `${picture} ${changed} `));
  }
  const files = listFolder(out).files.map((path) => measure(out, path));
  resign(out, museum.secret, (manifest) => ({ ...manifest, files }));
  return out;
}

interface Kiosk {
  name: string;
  dataFolder: string;
  /** What the system's clock shows, beside the true time. */
  clockOffMs: number;
  shown: number;
}

const honest = join(work, 'honest');
const servers = ['honest', 'killed', 'slow', 'stale', 'mixed', 'cut', 'forged'] as const;
type Server = (typeof servers)[number] | 'paced';
const ports = Object.fromEntries([...servers, 'paced'].map((name, at) => [name, 47_610 + at])) as Record<
  Server,
  number
>;
/** Bytes a second; a paced download lasts long enough to be killed. */
const paces: Partial<Record<Server, number>> = { slow: 500, paced: 100_000 };

function startNginx(name: string, offered: readonly Server[]): ChildProcess {
  const folder = join(work, `nginx-${name}`);
  mkdirSync(folder);
  const blocks = offered.map((server) => {
    const root = ['killed', 'slow', 'paced'].includes(server) ? honest : join(work, server);
    const pace = paces[server] === undefined ? '' : `limit_rate ${paces[server]};`;
    // Each kiosk asks below its own name, so that the log has its bytes.
    return `server { listen 127.0.0.1:${ports[server]}; ${pace} location ~ ^/(kiosk-\\d+)/(.*)$ { alias ${root}/$2; } }`;
  });
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''} pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
     events { worker_connections 512; }
     http { ${paths.join(' ')} log_format bytes '$server_port $uri $status $body_bytes_sent'; access_log ${folder}/access.log bytes;
     ${blocks.join('\n')} }`,
  );
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
    // Its workers end with it.
    detached: true,
  });
  started.push(nginx);
  return nginx;
}

/** Ends an nginx with its workers, at once. */
function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** Bytes and requests that each kiosk cost a server, by the log of nginx. */
function costs(name: string): Map<string, { bytes: number; requests: number }> {
  const found = new Map<string, { bytes: number; requests: number }>();
  for (const line of readFileSync(join(work, `nginx-${name}`, 'access.log'), 'utf8').split('\n')) {
    const [, uri = '', , bytes = '0'] = line.split(' ');
    const kiosk = uri.split('/')[1] ?? '';
    const before = found.get(kiosk) ?? { bytes: 0, requests: 0 };
    if (kiosk !== '') found.set(kiosk, { bytes: before.bytes + Number(bytes), requests: before.requests + 1 });
  }
  return found;
}

const log = { info: () => {}, warn: () => {}, error: () => {} };

/** The release that a kiosk shows; it must show one, and not by falling back. */
function shownBy({ name, dataFolder }: Pick<Kiosk, 'name' | 'dataFolder'>): number {
  const best = openBestRelease({ dataFolder, builtinFolder, trustedKeys: [museum.text], log });
  const shown = best.release?.manifest.sequence ?? 0;
  best.close();
  if (shown === 0) faults.push(`${name} is blank`);
  if (best.isDegraded) faults.push(`${name} fell back`);
  return shown;
}

/** One round of a kiosk, and what must hold after it. */
async function round(kiosk: Kiosk, atMs: number, offered: readonly Server[], freeBytes: number | null = null) {
  const { dataFolder, name } = kiosk;
  const system = () => atMs + kiosk.clockOffMs;
  const clock = trustedClock({ dataFolder, system, monotonic: () => 0, bornMs: start, log });
  const { state } = await followChannel({
    ...{ dataFolder, trust, check: noCheck, wentBack: false, releasesKept: 3, builtinSequence: 1 },
    places: offered.map((server) => ({ name: server, url: `http://127.0.0.1:${ports[server]}/${name}/` })),
    builtin: { folder: builtinFolder, id: builtinId },
    nowMs: clock.now(),
    audit: () => {},
    patience: { windowMs: offered.length > 1 ? 5000 : 60_000, minBytes: 4096 },
    freeBytes: async () => freeBytes,
  });
  clock.save();
  const shown = shownBy(kiosk);
  if (shown < kiosk.shown) faults.push(`${name} went back from ${kiosk.shown} to ${shown}`);
  kiosk.shown = shown;
  return state;
}

/** Rounds of all kiosks, ten at a time, until each has the release; what is refused waits for the next round. */
async function until(
  sequence: number,
  kiosks: readonly Kiosk[],
  maxRounds: number,
  each: (kiosk: Kiosk, roundAt: number) => Promise<unknown>,
) {
  for (let at = 0; at < maxRounds; at++) {
    const waiting = kiosks.filter(({ shown }) => shown < sequence);
    for (let first = 0; first < waiting.length; first += 10) {
      await Promise.all(waiting.slice(first, first + 10).map((kiosk) => each(kiosk, at)));
    }
  }
  for (const { name, shown } of kiosks) if (shown !== sequence) faults.push(`${name} shows ${shown}, not ${sequence}`);
}

async function main(): Promise<number> {
  if (spawnSync('nginx', ['-v']).error) {
    console.log('nginx is required: sudo apt-get install nginx-light');
    return 1;
  }
  createChannel(honest, keys, start);
  const publish = (sequence: number, nowMs: number): number => {
    const before = new Set(readdirSync(join(honest), { recursive: true, encoding: 'utf8' }));
    publishTo(honest, { release: makeRelease(sequence), trust, keys, nowMs });
    const added = readdirSync(honest, { recursive: true, encoding: 'utf8' }).filter((file) => !before.has(file));
    return added.reduce(
      (sum, file) => sum + (statSync(join(honest, file)).isFile() ? statSync(join(honest, file)).size : 0),
      0,
    );
  };
  publish(2, start);
  const kiosks = Array.from({ length: Number(values.kiosks) }, (_, index): Kiosk => {
    const dataFolder = join(work, `kiosk-${index}`);
    mkdirSync(keptOf(dataFolder).folder, { recursive: true });
    cpSync(join(metadataFolder(honest), '1.root.json'), keptOf(dataFolder).root);
    return { name: `kiosk-${index}`, dataFolder, clockOffMs: 0, shown: 1 };
  });
  startNginx('first', ['honest']);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const began = performance.now();
  await until(2, kiosks, 2, (kiosk) => round(kiosk, start, ['honest']));
  console.log(`first installation: ${kiosks.length} kiosks in ${((performance.now() - began) / 1000).toFixed(0)} s`);

  const before = costs('first');
  const changedBytes = publish(3, start + day);
  await until(3, kiosks, 2, (kiosk) => round(kiosk, start + day, ['honest']));
  const after = costs('first');
  const moved = kiosks.map(({ name }) => (after.get(name)?.bytes ?? 0) - (before.get(name)?.bytes ?? 0));
  const ratio = Math.max(...moved) / changedBytes;
  if (ratio > 1.1) faults.push(`a kiosk moved ${ratio.toFixed(2)} times what changed`);
  console.log(
    `a release that changes ${changedBytes} bytes: at most ${Math.max(...moved)} bytes a kiosk, ${ratio.toFixed(2)} times`,
  );
  const requests = [...after.values()].reduce((sum, cost) => sum + cost.requests, 0);
  const bytes = [...after.values()].reduce((sum, cost) => sum + cost.bytes, 0);
  console.log(`load of the server so far: ${requests} requests, ${(bytes / 1e6).toFixed(0)} MB`);

  const former = join(work, 'former');
  cpSync(honest, former, { recursive: true });
  publish(4, start + 2 * day);
  makeBadCopies({ work, honest, former });
  startNginx('others', ['slow', 'stale', 'mixed', 'cut', 'forged']);
  const killed = startNginx('killed', ['killed']);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const [late, prompt] = [kiosks.filter((_, index) => index % 2 === 0), kiosks.filter((_, index) => index % 2 === 1)];
  for (const kiosk of prompt) if (chance.below(3) === 0) kiosk.clockOffMs = -10 * year;
  const killing = setTimeout(() => end(killed), 1500);
  await until(4, prompt, 4, async (kiosk, roundAt) => {
    const order = servers.map((server) => ({ server, at: chance.below(1000) })).sort((a, b) => a.at - b.at);
    const isFull = roundAt === 0 && chance.below(5) === 0;
    await round(
      kiosk,
      start + 2 * day,
      order.map(({ server }) => server),
      isFull ? 100_000 : null,
    );
  });
  clearTimeout(killing);
  console.log(`bad servers, clocks ten years back, full disks: ${prompt.length} kiosks`);

  const later = start + year;
  for (const kiosk of late) {
    const state = await round(kiosk, later, ['honest']);
    if (state.staleSince === null) faults.push(`${kiosk.name} does not say that its channel is stale`);
  }
  changeRoot(honest, { add: [{ role: 'targets', key: museumKey().secret }] }, keys.safe, later);
  publish(5, later);
  await until(5, kiosks, 2, (kiosk) => round(kiosk, later, ['stale', 'honest']));
  console.log(`a year offline, another root: ${kiosks.length} kiosks`);

  startNginx('processes', ['paced']);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const outcome = await followByProcesses(kiosks.slice(0, 6), {
    place: ({ name }) => `http://127.0.0.1:${ports.paced}/${name}/`,
    trustedKey: museum.text,
    shown: shownBy,
    publish: () => ({ sequence: 6, changedBytes: publish(6, later + year) }),
    sentBytes: ({ name }) => costs('processes').get(name)?.bytes ?? 0,
  });
  faults.push(...outcome);
  return report();
}

function report(): number {
  for (const fault of new Set(faults)) console.log(`FAULT ${fault}`);
  console.log(faults.length === 0 ? 'every kiosk ended on the newest release' : `${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} finally {
  for (const nginx of started) end(nginx);
  rmSync(work, { recursive: true, force: true });
}
