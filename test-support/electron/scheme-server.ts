import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { record } from './plan.ts';
import type { Session } from './session.ts';

/** The scheme's origin, and an address at which Chromium, which does not know the scheme, gets the same answers. */
export interface SchemeServer {
  toChromium(url: string): string;
  toElectron(url: string): string;
}

const origin = 'esimde://app';
const servers = new Map<Session, Promise<SchemeServer>>();

/** One for each session: handlers belong to a session, and so does what they keep. */
export function serverOf(session: Session): Promise<SchemeServer> {
  const running = servers.get(session) ?? serve(session);
  servers.set(session, running);
  return running;
}

async function serve(session: Session): Promise<SchemeServer> {
  const server = createServer((request, response) => {
    answer(session, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  record('scheme-server', { url: `${address}/`, partition: session.partition });
  return {
    toChromium: (url) => url.replace(origin, address),
    toElectron: (url) => url.replace(address, origin),
  };
}

/** docs/api/protocol.md: the handler gets a `Request` and returns a `Response`; no length of a body is announced. */
async function answer(session: Session, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const handler = session.protocol.handlers.get('esimde');
  const { method = 'GET', url = '/' } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' } : {};
  const asked = new Request(origin + url, { method, headers: headersOf(request), ...body } as RequestInit);
  const answered = (await handler?.(asked)) ?? new Response(null, { status: 404 });
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body === null) response.end();
  else Readable.fromWeb(answered.body as ReadableStream).pipe(response);
}

/** As Chromium sends them to a scheme: no cookie, which only its network stack has. */
function headersOf({ headers }: IncomingMessage): Headers {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (/^(host|connection|cookie|content-length|transfer-encoding|referer)$/.test(name)) continue;
    all.set(name, name === 'origin' ? origin : String(value));
  }
  return all;
}
