import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Service } from '../service.ts';
import { isUpload, isWorkshop } from './body-size.ts';
import { refusalResponse } from './errors.ts';
import { secured } from './security-headers.ts';

const address = '127.0.0.1';
/** Visitors send nothing but a few words of what they touched. The workshop's guard looks at bodies itself. */
const mostBodyBytes = 64 * 1024;
/** A request without a file is here at once; a file on a slow stick takes its time. */
const requestMs = 15_000;
const uploadMs = 30 * 60_000;
/**
 * Longer than Chromium keeps a connection that it opened ahead and has not used (60 s), or no longer uses (300 s): it
 * always lets go first, and no request is on its way on a connection that ends.
 */
const unusedMs = 90_000;
const restingMs = 330_000;

/** Why the loopback cannot be had: another program has the port, or this account may not take it. */
export class PortUnavailable extends Error {
  readonly code: 'taken' | 'forbidden';
  readonly port: number;
  constructor(code: 'taken' | 'forbidden', port: number) {
    super(code === 'taken' ? `port ${port} is taken` : `port ${port} may not be used by this account`);
    this.name = 'PortUnavailable';
    this.code = code;
    this.port = port;
  }
}

export interface Loopback {
  /** With the port that was taken, e.g. `http://127.0.0.1:4750/`. */
  url: string;
  port: number;
  /** Ends open connections, too. */
  close(): Promise<void>;
}

export interface LoopbackOptions {
  service: Service;
  port: number;
  /** How long a connection may be open before its first request. */
  silentMs?: number;
}

/**
 * Serves on this machine alone. Only requests that name it as it was opened are answered: another site's page in the
 * same browser, or a name that was made to point here, gets 403.
 *
 * @throws PortUnavailable
 */
export async function listenOnLoopback({ service, port, silentMs = unusedMs }: LoopbackOptions): Promise<Loopback> {
  const listener = getRequestListener((request) => answer(request, service, portOf(server)), {
    overrideGlobalObjects: false,
    errorHandler: () => secured(refusalResponse('bad-input')),
  });
  const server: Server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: silentMs,
      connectionsCheckingInterval: Math.round(silentMs / 3),
      requestTimeout: uploadMs,
      keepAliveTimeout: restingMs,
    },
    (incoming, outgoing) => {
      hurry(incoming);
      return listener(incoming, outgoing);
    },
  );
  server.on('clientError', (_error, socket: Socket) => refuseMalformed(socket));
  server.maxHeadersCount = 100;
  server.maxConnections = 64;
  await listening(server, port);
  const taken = portOf(server);
  return { url: `http://${address}:${taken}/`, port: taken, close: () => closed(server) };
}

function answer(request: Request, service: Service, port: number): Response | Promise<Response> {
  const hosts = [`${address}:${port}`, `localhost:${port}`];
  const host = request.headers.get('Host') ?? '';
  const origin = request.headers.get('Origin');
  if (!hosts.includes(host) || (origin !== null && origin !== `http://${host}`)) {
    return secured(refusalResponse('foreign-origin'));
  }
  if (isWorkshop(new URL(request.url).pathname)) return service.fetch(request);
  const bodyBytes = Number(request.headers.get('Content-Length') ?? 0);
  if (bodyBytes > mostBodyBytes || request.headers.has('Transfer-Encoding')) {
    return secured(refusalResponse('bad-input', { Connection: 'close' }));
  }
  return service.fetch(request);
}

/** Hangs up on a body that does not come to its end in time, unless it is a file. */
function hurry(incoming: IncomingMessage): void {
  if (isUpload(incoming.method ?? '', (incoming.url ?? '').split('?')[0] ?? '')) return;
  const timer = setTimeout(() => {
    if (!incoming.complete) incoming.destroy();
  }, requestMs).unref();
  incoming.once('close', () => clearTimeout(timer));
}

/** What is no HTTP never becomes a request; it is answered by hand, with the same headers as everything else. */
function refuseMalformed(socket: Socket): void {
  if (!socket.writable) return;
  // It said nothing, hence is told nothing: a request that comes at this moment would take it for its own answer.
  if (socket.bytesRead === 0) {
    socket.destroy();
    return;
  }
  const { headers } = secured(refusalResponse('bad-input', { Connection: 'close', 'Content-Length': '0' }));
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines}\r\n`);
}

const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0;

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new PortUnavailable('taken', port));
      else if (error.code === 'EACCES') reject(new PortUnavailable('forbidden', port));
      else reject(error);
    });
    server.listen({ port, host: address, exclusive: true }, resolve);
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
