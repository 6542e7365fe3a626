import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Files in an nginx with one worker on loopback, as a web server serves them at its best: from the page cache, without a log. */
export interface StaticServer {
  /** The address of a file, by its number. */
  urlOf(file: number): string;
  end(): Promise<void>;
}

export const hasNginx = (): boolean => spawnSync('nginx', ['-v']).status === 0;

export async function startNginx(files: readonly Uint8Array[]): Promise<StaticServer> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-nginx-'));
  mkdirSync(join(folder, 'files'));
  for (const [index, bytes] of files.entries()) writeFileSync(join(folder, 'files', String(index)), bytes);
  const port = await freePort();
  const unused = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''} pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
     events { worker_connections 512; }
     http { ${unused.join(' ')} access_log off; sendfile on; tcp_nodelay on; open_file_cache max=1000; keepalive_requests 100000000;
     default_type application/json; server { listen 127.0.0.1:${port}; root ${folder}/files; } }`,
  );
  const options = { stdio: 'ignore', detached: true } as const;
  const nginx = spawn(
    'nginx',
    ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', join(folder, 'error.log')],
    options,
  );
  const urlOf = (file: number) => `http://127.0.0.1:${port}/${file}`;
  await answered(urlOf(0));
  const end = async () => {
    const ended = once(nginx, 'close');
    nginx.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { urlOf, end };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answered(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) {
      await response.arrayBuffer();
      return;
    }
    await sleep(25);
  }
  throw new Error('nginx does not answer');
}
