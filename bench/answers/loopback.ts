import { compare } from '../compare.ts';
import { type Measure, median } from '../measure.ts';
import { serve } from '../process.ts';
import { hasWrk, type Load, load } from './load.ts';
import { hasNginx, startNginx } from './nginx.ts';
import { paths } from './routes.ts';

/** Half as many requests in a second as nginx: twice its time for each. */
const nginxBudget = 2;
const nodeBudget = 1.5;
const clientCounts = [1, 64];
const shortPath = '/api/claims/karlag-opened';
/** A short and a long answer. */
const quickPaths = [shortPath, '/api/camps'];

/** The least that a server in Node does: the limit of the platform. Its argument is how many bytes it answers. */
const bareServer = (bytes: number): string =>
  `const body = Buffer.alloc(${bytes}, 32); const headers = { 'Content-Type': 'application/json', 'Content-Length': ${bytes} };
   const server = require('node:http').createServer((_, response) => response.writeHead(200, headers).end(body));
   server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));`;

/**
 * Each read route of a running kiosk over loopback, answered from its reply cache, beside an nginx that serves a file of the same bytes;
 * searches, which are never cached, beside the same; and the shortest answer beside a server in Node that does nothing else.
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
  const bare = await serve(undefined, ['-e', bareServer(bodies[asked.indexOf(shortPath)]?.length ?? 0)]);
  try {
    const measures: Measure[] = [];
    for (const clients of clientCounts) {
      for (const [index, path] of asked.entries()) {
        const [ours, file] = [{ path, url: urls[index] ?? '' }, nginx.urlOf(index)];
        const row = { clients, rounds: roundsOf(path, isQuick), bytes: bodies[index]?.length ?? 0 };
        // A search is work, which a file is not, and a kiosk has one visitor.
        const isSearch = path.includes('q=');
        if (isSearch && clients > 1) continue;
        const peer = { name: 'nginx', url: file, budget: isSearch ? null : nginxBudget };
        measures.push(await measureAddress(ours, peer, row));
        const limit = { name: 'a bare Node server', url: bare.url, budget: nodeBudget };
        if (path === shortPath && clients > 1) measures.push(await measureAddress(ours, limit, row));
      }
    }
    return measures;
  } finally {
    await bare.end();
    await nginx.end();
    await kiosk.end();
  }
}

const roundsOf = (path: string, isQuick: boolean): number => (path !== shortPath ? 1 : isQuick ? 2 : 3);

async function bytesOf(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

interface Address {
  name: string;
  url: string;
  budget: number | null;
}

interface Row {
  clients: number;
  bytes: number;
  rounds: number;
}

/** The time of one request, as the requests of a second give it. */
async function measureAddress(
  { path, url }: { path: string; url: string },
  peer: Address,
  { clients, bytes, rounds }: Row,
): Promise<Measure> {
  const own: Load[] = [];
  const measure = await compare({
    ...{ name: `loopback ${path}, ${clients === 1 ? 'one client' : `${clients} clients`}, beside ${peer.name}` },
    ...{ unit: 'ms', rounds, budget: peer.budget },
    ours: async () => {
      const measured = await load(url, clients, 1);
      own.push(measured);
      return 1_000 / measured.requestsPerSecond;
    },
    peer: { name: peer.name, measure: async () => 1_000 / (await load(peer.url, clients, 1)).requestsPerSecond },
  });
  const [p50, p99] = [own.map(({ p50Ms }) => p50Ms), own.map(({ p99Ms }) => p99Ms)].map((values) =>
    median(values).toFixed(2),
  );
  return { ...measure, against: `${(bytes / 1000).toFixed(1)} kB; p50 ${p50} ms, p99 ${p99} ms` };
}
