import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { refusalResponse } from './refusal.ts';
import { secured } from './security-headers.ts';
import type { Service } from './service.ts';

const address = '127.0.0.1';

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

/**
 * Serves on this machine alone. Only requests that name it as it was opened are answered: another site's page in the
 * same browser, or a name that was made to point here, gets 403.
 *
 * @throws PortUnavailable
 */
export async function listenOnLoopback({ service, port }: { service: Service; port: number }): Promise<Loopback> {
  const server = createServer(
    { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 30_000 },
    getRequestListener((request) => answer(request, service, portOf(server)), { overrideGlobalObjects: false }),
  );
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
  return service.fetch(request);
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
