import { compare } from '../compare.ts';
import type { Measure } from '../measure.ts';
import { serve } from '../process.ts';
import { hasWrk, type Load, load } from './load.ts';
import { hasNginx, startNginx } from './nginx.ts';
import { paths } from './routes.ts';

/** Half as many requests in a second as nginx: twice its time for each. */
const budget = 2;
const clientCounts = [1, 64];
/** A short and a long answer. */
const quickPaths = ['/api/claims/karlag-opened', '/api/camps'] as const;

/**
 * Each read route of a running kiosk over loopback, answered from its reply cache, beside an nginx that serves a file of the same bytes;
 * searches, which are never cached, beside the same.
 */
export async function measureLoopback(isQuick: boolean): Promise<Measure[]> {
  if (!hasNginx() || !hasWrk()) {
    console.log('Skipped loopback: nginx and wrk are required (apt-get install nginx-light wrk).');
    return [];
  }
  const asked = isQuick ? quickPaths : paths;
  const kiosk = await serve();
  const urls = asked.map((path) => new URL(path, kiosk.url).href);
  const bodies = await Promise.all(urls.map(bytesOf));
  const nginx = await startNginx(bodies);
  try {
    const measures: Measure[] = [];
    for (const [index, path] of asked.entries()) {
      for (const clients of clientCounts) {
        const row = { path, clients, bytes: bodies[index]?.length ?? 0, rounds: isQuick ? 3 : 2 };
        measures.push(await measureAddress(row, urls[index] ?? '', nginx.urlOf(index)));
      }
    }
    return measures;
  } finally {
    await nginx.end();
    await kiosk.end();
  }
}

async function bytesOf(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

interface Row {
  path: string;
  clients: number;
  bytes: number;
  rounds: number;
}

async function measureAddress({ path, clients, bytes, rounds }: Row, url: string, file: string): Promise<Measure> {
  const loads: Record<'ours' | 'nginx', Load[]> = { ours: [], nginx: [] };
  const timeOf = (who: 'ours' | 'nginx', address: string) => async () => {
    const measured = await load(address, clients, 1);
    loads[who].push(measured);
    return 1_000 / measured.requestsPerSecond;
  };
  const measure = await compare({
    ...{ name: `loopback ${path}, ${clients} clients`, unit: 'ms', rounds },
    ours: timeOf('ours', url),
    peer: { name: 'nginx', measure: timeOf('nginx', file) },
    // A search is work, which a file is not.
    budget: path.includes('q=') ? null : budget,
  });
  const [own] = loads.ours;
  const against = own && `${(bytes / 1000).toFixed(1)} kB; p50 ${own.p50Ms.toFixed(2)}, p99 ${own.p99Ms.toFixed(2)} ms`;
  return { ...measure, against: against ?? '' };
}
