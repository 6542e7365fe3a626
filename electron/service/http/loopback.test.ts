import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loopback, listenOnLoopback } from './loopback.ts';

const service = { fetch: async () => new Response('served', { headers: { 'Content-Type': 'text/plain' } }) };
let loopback: Loopback;

beforeAll(async () => {
  loopback = await listenOnLoopback({ service, port: 0 });
});
afterAll(() => loopback.close());

/** `fetch` sets Host itself; a stranger would not. */
function ask(
  headers: Record<string, string>,
  method = 'GET',
  body = '',
  path = '/',
): Promise<{ status: number; headers: object }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: loopback.port, method, path, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

function askRaw(text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(loopback.port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (bytes) => {
      answer += bytes.toString();
    });
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
  });
}

describe('the loopback', () => {
  it('serves at its address', async () => {
    expect(loopback.url).toBe(`http://127.0.0.1:${loopback.port}/`);
    expect(await (await fetch(loopback.url)).text()).toBe('served');
  });

  it('listens on 127.0.0.1 only', async () => {
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address, family } of others) {
      if (family !== 'IPv4' || address === '127.0.0.1') continue;
      await expect(fetch(`http://${address}:${loopback.port}/`)).rejects.toThrow();
    }
    await expect(fetch(`http://[::1]:${loopback.port}/`)).rejects.toThrow();
  });

  it('answers only to its own host names', async () => {
    const { port } = loopback;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) expect((await ask({ Host: host })).status).toBe(200);
    const strange = [
      'evil.example',
      `evil.example:${port}`,
      `127.0.0.1:${port + 1}`,
      '127.0.0.1',
      `0.0.0.0:${port}`,
      `127.0.0.1.nip.io:${port}`,
    ];
    for (const host of strange) {
      const { status, headers } = await ask({ Host: host });
      expect(status, host).toBe(403);
      expect(headers).toHaveProperty('content-security-policy');
    }
  });

  it('answers only its own page', async () => {
    const Host = `127.0.0.1:${loopback.port}`;
    expect((await ask({ Host, Origin: `http://${Host}` })).status).toBe(200);
    for (const Origin of [
      'http://evil.example',
      'null',
      `https://${Host}`,
      `http://localhost:${loopback.port}`,
      'file://',
    ]) {
      expect((await ask({ Host, Origin })).status, Origin).toBe(403);
    }
  });

  it('refuses bodies and headers above the limit', async () => {
    const Host = `127.0.0.1:${loopback.port}`;
    expect((await ask({ Host, 'Content-Length': '70000' }, 'POST', 'x'.repeat(70_000))).status).toBe(400);
    expect((await ask({ Host, 'Transfer-Encoding': 'chunked' }, 'POST', 'x')).status).toBe(400);
    expect((await ask({ Host, 'X-Long': 'x'.repeat(20_000) })).status).toBe(400);
  });

  it('leaves the limit of workshop bodies to the workshop', async () => {
    const Host = `127.0.0.1:${loopback.port}`;
    const send = (path: string) => ask({ Host, 'Content-Length': '70000' }, 'POST', 'x'.repeat(70_000), path);
    for (const path of ['/api/workshop/media', '/api/workshop', '/api/workshop/records/camp?x=1']) {
      expect((await send(path)).status, path).toBe(200);
    }
    for (const path of ['/api/workshopping', '/api/workshop/../camps', '/api/camps?/api/workshop/']) {
      expect((await send(path)).status, path).toBe(400);
    }
  });

  it('answers malformed requests with the same headers and closes the connection', async () => {
    const answer = await askRaw('NONSENSE\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.toLowerCase()).toContain('content-security-policy: default-src');
  });

  it('closes a silent connection without a response', async () => {
    const hasty = await listenOnLoopback({ service, port: 0, silentMs: 200 });
    const heard = await new Promise<string>((resolve) => {
      let all = '';
      const socket = connect(hasty.port, '127.0.0.1');
      socket.on('data', (bytes) => {
        all += bytes.toString();
      });
      socket.on('close', () => resolve(all));
    });
    expect(heard).toBe('');
    await hasty.close();
  });

  it('answers a new connection while another program holds as many as there may be', async () => {
    const other = await listenOnLoopback({ service, port: 0 });
    const held = Array.from({ length: 200 }, () => connect(other.port, '127.0.0.1').on('error', () => {}));
    await Promise.all(
      held.map((socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))),
    );
    expect(await (await fetch(other.url)).text()).toBe('served');
    for (const socket of held) socket.destroy();
    await other.close();
  });

  it('ends a connection whose headers come drop by drop', async () => {
    const hasty = await listenOnLoopback({ service, port: 0, slowMs: 200 });
    const socket = connect(hasty.port, '127.0.0.1', () =>
      socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${hasty.port}\r\n`),
    );
    const dripping = setInterval(() => socket.write('X-Drop: 1\r\n'), 20);
    const answer = await new Promise<string>((resolve) => {
      let heard = '';
      socket.on('data', (bytes) => {
        heard += bytes;
      });
      socket.on('error', () => resolve(heard));
      socket.on('close', () => resolve(heard));
    });
    clearInterval(dripping);
    expect(answer === '' || answer.startsWith('HTTP/1.1 400')).toBe(true);
    await hasty.close();
  });

  it.each(['GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 418\r\n\r\n'])(
    'refuses with its own headers what Node would refuse without: %j',
    async (text) => {
      const answer = (await askRaw(text.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))).toLowerCase();
      expect(answer).toMatch(/^http\/1\.1 (400|403|417) /);
      expect(answer).toContain('content-security-policy: default-src');
    },
  );

  it('refuses an absolute address with a name and a passphrase, and does not fail', async () => {
    const answer = await askRaw(
      `GET http://a:b@127.0.0.1:${loopback.port}/ HTTP/1.1\r\nHost: 127.0.0.1:${loopback.port}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 (200|400|403) /);
  });

  it('reports that the port is in use', async () => {
    await expect(listenOnLoopback({ service, port: loopback.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('closes while a client is connected', async () => {
    const other = await listenOnLoopback({ service, port: 0 });
    const socket = connect(other.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.on('error', () => {});
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow();
  });
});
