import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { releaseHeader } from '../../../db/model/api/release.ts';
import type { Service } from '../service.ts';
import { isUpload, isWorkshop } from './body-limits.ts';
import { limitConnections } from './connections.ts';
import { refusalResponse } from './errors.ts';
import { secured } from './security-headers.ts';

const address = '127.0.0.1';
/** Visitors' pages send little. The workshop limits its bodies itself. */
const maxBodyBytes = 64 * 1024;
/** Time for a request to arrive; uploads may come from a slow stick. */
const requestMs = 15_000;
const uploadMs = 30 * 60_000;
/**
 * Longer than Chromium keeps a preconnected socket (60 s) and an idle one (300 s), so that Chromium always closes
 * first and never sends a request on a closing connection.
 */
const unusedMs = 90_000;
const idleMs = 330_000;
/** Time for the headers of a request, from their first byte on. */
const headersMs = 10_000;
const maxConnections = 128;

export interface Loopback {
  /** Such as `http://127.0.0.1:4750/`. */
  url: string;
  port: number;
  /** Also ends open connections. */
  close(): Promise<void>;
}

interface LoopbackOptions {
  service: Service;
  port: number;
  /** How long a connection may be open before its first request. */
  silentMs?: number;
  /** How long the headers of a request may take. */
  slowMs?: number;
}

/**
 * Serves on this machine only. Requests with another Host or Origin get 403: pages of other sites in the same browser,
 * and host names rebound to this address.
 *
 * @throws Error with code `EADDRINUSE` or `EACCES` where the port is not available
 */
export async function listenOnLoopback({
  service,
  port,
  silentMs = unusedMs,
  slowMs = headersMs,
}: LoopbackOptions): Promise<Loopback> {
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
      keepAliveTimeout: idleMs,
      // Our own check answers with our own headers.
      requireHostHeader: false,
    },
    (incoming, outgoing) => {
      if (answerFromCache(incoming, outgoing, service, portOf(server))) return;
      limitTime(incoming);
      return listener(incoming, outgoing);
    },
  );
  server.on('checkExpectation', (_incoming, outgoing: ServerResponse) => refuseExpectation(outgoing));
  server.on('clientError', (_error, socket: Socket) => refuseMalformed(socket));
  server.maxHeadersCount = 100;
  limitConnections(server, { most: maxConnections, headersMs: slowMs, onSlow: refuseMalformed });
  server.listen({ port, host: address, exclusive: true });
  await once(server, 'listening');
  const openPort = portOf(server);
  return { url: `http://${address}:${openPort}/`, port: openPort, close: () => closed(server) };
}

/**
 * Writes a reply that needs no work. Only for the plainest requests, without a body and from the page itself; all others take the usual way.
 *
 * @returns whether it was answered
 */
function answerFromCache(incoming: IncomingMessage, outgoing: ServerResponse, service: Service, port: number): boolean {
  const { method, url = '', headers, headersDistinct } = incoming;
  if (method !== 'GET' || headers.origin !== undefined) return false;
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return false;
  if (headersDistinct.host?.length !== 1 || !isOwnHost(headers.host ?? '', port)) return false;
  const releaseId = headersDistinct[releaseHeader.toLowerCase()]?.join(', ');
  const reply = service.cached?.(url, { releaseId, ifNoneMatch: headers['if-none-match'] });
  if (!reply) return false;
  outgoing.writeHead(reply.status, reply.headers).end(reply.body);
  return true;
}

const isOwnHost = (host: string, port: number): boolean =>
  host === `${address}:${port}` || host === `localhost:${port}`;

function answer(request: Request, service: Service, port: number): Response | Promise<Response> {
  const host = request.headers.get('Host') ?? '';
  const origin = request.headers.get('Origin');
  if (!isOwnHost(host, port) || (origin !== null && origin !== `http://${host}`)) {
    return secured(refusalResponse('foreign-origin'));
  }
  if (isWorkshop(new URL(request.url).pathname)) return service.fetch(request);
  const bodyBytes = Number(request.headers.get('Content-Length') ?? 0);
  if (bodyBytes > maxBodyBytes || request.headers.has('Transfer-Encoding')) {
    return secured(refusalResponse('bad-input', { Connection: 'close' }));
  }
  return service.fetch(request);
}

/** Ends a connection whose request does not arrive in time, unless it is an upload. */
function limitTime(incoming: IncomingMessage): void {
  if (isUpload(incoming.method ?? '', (incoming.url ?? '').split('?')[0] ?? '')) return;
  const timer = setTimeout(() => {
    if (!incoming.complete) incoming.destroy();
  }, requestMs).unref();
  incoming.once('close', () => clearTimeout(timer));
}

/** Node's own reply has none of our headers. */
function refuseExpectation(outgoing: ServerResponse): void {
  const { headers } = secured(refusalResponse('bad-input', { Connection: 'close', 'Content-Length': '0' }));
  outgoing.writeHead(417, Object.fromEntries(headers)).end();
}

/** Malformed requests never reach the handler, so write the 400 response here, with the same headers. */
function refuseMalformed(socket: Socket): void {
  if (!socket.writable) return;
  // Close a silent connection without a response: a request sent at this moment would take it for its own.
  if (socket.bytesRead === 0) {
    socket.destroy();
    return;
  }
  const { headers } = secured(refusalResponse('bad-input', { Connection: 'close', 'Content-Length': '0' }));
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines}\r\n`);
}

const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0;

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
