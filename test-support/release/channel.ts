import { createReadStream, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { publishInChannel } from '../../db/release/channel/publish.ts';
import { changeRoot, channelRoles } from '../../db/release/channel/root.ts';
import type { PrivateKey } from '../../db/release/trust/keys.ts';
import type { Trust } from '../../db/release/trust/trust.ts';

/** The keys of a channel: two of the safe, the publisher's and that of the publishing machine. */
export interface ChannelKeys {
  safe: [PrivateKey, PrivateKey];
  targets: PrivateKey;
  online: PrivateKey;
}

/** A channel with nothing published; both keys of the safe are needed to change its root. */
export function createChannel(folder: string, { safe, targets, online }: ChannelKeys, nowMs: number): void {
  const holders = { root: safe, targets: [targets], snapshot: [online], timestamp: [online] };
  const add = channelRoles.flatMap((role) => holders[role].map((key) => ({ role, key })));
  const made = changeRoot(folder, { add, thresholds: [{ role: 'root', threshold: 2 }] }, safe, nowMs);
  if (!made.ok || !made.value.isComplete) throw new Error(JSON.stringify(made));
}

export function publishTo(
  channel: string,
  {
    release,
    trust,
    keys,
    nowMs,
    days = 90,
  }: { release: string; trust: Trust; keys: ChannelKeys; nowMs: number; days?: number },
): void {
  const published = publishInChannel({ channel, release, trust, keys, nowMs, days });
  if (!published.ok) throw new Error(JSON.stringify(published.error));
}

/** What a server does with a request, beside answering it. */
type Misdeed =
  | { is: 'fail'; status: number }
  | { is: 'forge' }
  | { is: 'truncate'; afterBytes: number }
  | { is: 'hang' }
  | { is: 'endless' }
  | { is: 'redirect'; to: string };

export interface ChannelServer {
  url: string;
  /** Paths that were asked for, with the first byte. */
  asked: string[];
  /** Body bytes sent. */
  sentBytes(): number;
  /** Called for each path. */
  misbehave(how: (path: string) => Misdeed | null): void;
  close(): Promise<void>;
}

/** Serves a folder on loopback, with Range. */
export async function serveChannel(folder: string): Promise<ChannelServer> {
  const asked: string[] = [];
  let sent = 0;
  let how: (path: string) => Misdeed | null = () => null;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    asked.push(start > 0 ? `${path} from ${start}` : path);
    const misdeed = how(path);
    const size = statSync(join(folder, path), { throwIfNoEntry: false })?.size;
    if (misdeed?.is === 'fail') return void response.writeHead(misdeed.status).end();
    if (misdeed?.is === 'redirect') return void response.writeHead(302, { location: misdeed.to }).end();
    if (misdeed?.is === 'endless') return void endless(response);
    if (size === undefined) return void response.writeHead(404).end();
    const range = start > 0 ? { 'content-range': `bytes ${start}-${size - 1}/${size}` } : {};
    response.writeHead(start > 0 ? 206 : 200, { ...range, 'content-length': size - start });
    if (misdeed?.is === 'hang') return void response.flushHeaders();
    const end = misdeed?.is === 'truncate' ? Math.min(size, start + misdeed.afterBytes) - 1 : size - 1;
    if (end < start) return void response.end();
    createReadStream(join(folder, path), { start, end })
      .on('data', (chunk) => {
        sent += chunk.length;
        response.write(misdeed?.is === 'forge' ? Buffer.alloc(chunk.length, 'x') : chunk);
      })
      .on('end', () => (misdeed?.is === 'truncate' ? response.destroy() : response.end()));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    sentBytes: () => sent,
    misbehave: (next) => {
      how = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function endless(response: ServerResponse): void {
  response.writeHead(200);
  const more = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(1 << 16, ' '))) {}
  };
  response.on('drain', more);
  more();
}
