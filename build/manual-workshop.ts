import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A temporary workshop for the pictures of the manual. */
const program = join(fileURLToPath(new URL('..', import.meta.url)), 'dist', 'esimde.js');

/** The passphrase of all its accounts. */
export const passphrase = 'Қарағанды даласында жел 1931';

export type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;

export function addAccount(data: string, name: string): void {
  const args = [program, 'account', 'add', name, `--data=${data}`, '--passphrase-stdin'];
  const { status, stderr } = spawnSync(process.execPath, args, { input: `${passphrase}\n`, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Starts the real program on a temporary data folder. */
export async function serve(data: string): Promise<{ url: string; end(): Promise<void> }> {
  const args = [program, 'start', '--host=none', '--port=0', `--data=${data}`];
  const kiosk = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    kiosk.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const [, address] = /serving (\S+)/.exec(output) ?? [];
      if (address) resolve(address);
    });
    kiosk.once('exit', () => reject(new Error(`The kiosk ended: ${output}`)));
  });
  const ended = new Promise<void>((resolve) => kiosk.once('exit', () => resolve()));
  const end = (): Promise<void> => {
    kiosk.kill();
    return ended;
  };
  return { url, end };
}

/** Signs in. @returns a client that sends requests with the session; it throws when the service refuses */
export async function signIn(url: string, name: string): Promise<Ask> {
  const root = `${url}api/workshop/`;
  const typed = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ name, passphrase });
  const signed = await fetch(`${root}session`, { method: 'POST', headers: typed, body });
  const { csrf } = (await signed.json()) as { csrf: string };
  const Cookie = signed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return async <T>(method: string, path: string, sent?: unknown): Promise<T> => {
    const headers = { ...typed, Cookie, 'X-Esimde-Csrf': csrf };
    const answer = await fetch(root + path, {
      method,
      headers,
      body: sent === undefined ? null : JSON.stringify(sent),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
}
