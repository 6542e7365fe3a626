import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

interface Connection {
  /** Requests that are being answered. */
  requests: number;
  usedMs: number;
  /** Bytes that had come when it was last idle. */
  idleBytes: number;
  /** When more bytes than those were first seen without a request; null: none. */
  headersSinceMs: number | null;
}

interface ConnectionLimits {
  most: number;
  /** How long the headers of a request may take from their first byte on. */
  headersMs: number;
  /** Called for a connection whose headers take longer. */
  onSlow: (socket: Socket) => void;
}

/**
 * Limits connections: when there are too many, a new one replaces the one unused longest, so that no program of the
 * machine can occupy all of them. Node alone would refuse the new one.
 */
export function limitConnections(server: Server, { most, headersMs, onSlow }: ConnectionLimits): void {
  const connections = new Map<Socket, Connection>();
  const now = () => performance.now();
  server.on('connection', (socket: Socket) => {
    if (connections.size >= most) longestUnused(connections)?.destroy();
    connections.set(socket, { requests: 0, usedMs: now(), idleBytes: 0, headersSinceMs: null });
    socket.once('close', () => connections.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, outgoing: ServerResponse) => {
    const connection = connections.get(socket);
    if (connection === undefined) return;
    connection.requests++;
    connection.headersSinceMs = null;
    outgoing.once('close', () => {
      connection.requests--;
      connection.usedMs = now();
      connection.idleBytes = socket.bytesRead;
    });
  });
  const looking = setInterval(() => {
    for (const [socket, connection] of connections) {
      if (connection.requests > 0 || socket.bytesRead <= connection.idleBytes) continue;
      connection.headersSinceMs ??= now();
      if (now() - connection.headersSinceMs >= headersMs) onSlow(socket);
    }
  }, headersMs / 5).unref();
  server.once('close', () => clearInterval(looking));
}

/** Of those that answer no request, if there are any. */
function longestUnused(connections: ReadonlyMap<Socket, Connection>): Socket | null {
  let found: [Socket, Connection] | null = null;
  for (const entry of connections) {
    const [, { requests, usedMs }] = entry;
    const isBusy = requests > 0;
    const isFoundBusy = found !== null && found[1].requests > 0;
    if (found === null || (isFoundBusy && !isBusy) || (isFoundBusy === isBusy && usedMs < found[1].usedMs))
      found = entry;
  }
  return found?.[0] ?? null;
}
