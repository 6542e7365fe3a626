import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseHeader } from '../../../db/model/api/release.ts';
import { type ServiceFixture, serviceFixture } from '../../../test-support/service/service.ts';
import type { Service } from '../service.ts';
import { type Loopback, listenOnLoopback } from './loopback.ts';

/** Protects: a reply that is written without the routes is the reply that the routes would give. */
let kiosk: ServiceFixture;
let loopback: Loopback;
/** Requests that reached the routes. */
let routed = 0;

beforeAll(async () => {
  kiosk = serviceFixture();
  const { service } = kiosk;
  const counted: Service = {
    ...service,
    fetch: (request) => {
      routed++;
      return service.fetch(request);
    },
  };
  loopback = await listenOnLoopback({ service: counted, port: 0 });
});
afterAll(async () => {
  await loopback.close();
  kiosk.remove();
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  isRouted: boolean;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const before = routed;
  return new Promise((resolve, reject) => {
    const Host = `127.0.0.1:${loopback.port}`;
    const options = { host: '127.0.0.1', port: loopback.port, method, path, headers: { Host, ...headers } };
    const request = httpRequest(options, async (response) => {
      const body = await text(response);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body, isRouted: routed > before });
    });
    request.on('error', reject);
    request.end();
  });
}

/** What must be equal: how a body is framed and when it was sent may differ. */
function comparable({ status, headers, body }: Answer) {
  const { date: _date, connection: _connection, 'keep-alive': _alive, ...rest } = headers;
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...others } = rest;
  return { status, headers: others, body };
}

describe('a cached reply on the loopback', () => {
  it.each(['/api/camps', '/api/camps/karlag?lang=en', '/api/sources/md', '/api/timeline?lang=ru'])(
    'equals the first one: %s',
    async (path) => {
      const [first, second] = [await ask(path), await ask(path)];
      expect([first.isRouted, second.isRouted]).toEqual([true, false]);
      expect(comparable(second)).toEqual(comparable(first));
      expect(second.headers['content-length']).toBe(String(Buffer.byteLength(second.body)));
    },
  );

  it('is not sent again to a page that has it', async () => {
    const path = '/api/works?lang=kk';
    const { headers } = await ask(path);
    const known = { 'If-None-Match': `W/${headers.etag}` };
    const quick = await ask(path, known);
    const byRoutes = await kiosk.get(path, { headers: known });
    expect([quick.status, quick.body, quick.isRouted, byRoutes.status]).toEqual([304, '', false, 304]);
    expect(comparable(quick).headers).toEqual(Object.fromEntries(byRoutes.headers));
    expect((await ask(path, { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('belongs to the release that the service shows', async () => {
    const path = '/api/glossary?lang=en';
    const { headers } = await ask(path);
    expect(headers[releaseHeader.toLowerCase()]).toBe(kiosk.release.manifest.id);
    const { release } = kiosk.served;
    if (release) kiosk.served.release = { ...release, db: Object.create(release.db) };
    expect((await ask(path)).isRouted).toBe(true);
    kiosk.served.release = null;
    expect((await ask(path)).status).toBe(503);
    kiosk.served.release = release;
  });

  it('is refused to another host, origin or method as any other', async () => {
    const path = '/api/peoples';
    await ask(path);
    await ask(path);
    expect((await ask(path, { Host: 'evil.example' })).status).toBe(403);
    expect((await ask(path, { Origin: 'http://evil.example' })).status).toBe(403);
    expect(await ask(path, {}, 'POST')).toMatchObject({ status: 405, isRouted: true });
    const head = await ask(path, {}, 'HEAD');
    expect([head.status, head.body]).toEqual([200, '']);
    expect(await withTwoHosts(path)).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('is never one to what a visitor looked for', async () => {
    for (let round = 0; round < 2; round++) expect((await ask('/api/search?q=karlag')).isRouted).toBe(true);
  });
});

function withTwoHosts(path: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const own = `Host: 127.0.0.1:${loopback.port}\r\n`;
    const socket = connect(loopback.port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\n${own}Host: evil.example\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (bytes) => {
      answer += bytes.toString();
    });
    socket.on('close', () => resolve(answer));
  });
}
