import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Role } from '../../db/model/api/accounts.ts';
import type { Job } from '../../db/model/api/jobs.ts';
import { createKeys } from '../../db/release/trust/keys.ts';
import { openWorkshop } from '../../db/workshop/open.ts';
import { trust } from '../../electron/cli/keys/trust.ts';
import { appFolder } from '../../electron/kiosk/app-folder.ts';
import type { SmallContent } from '../release/content.ts';
import { readAsFiles } from '../release/release.ts';
import { addAccounts } from '../workshop/accounts.ts';
import { copySmallWorkshop } from '../workshop/workshop.ts';
import { type CommandEnd, runHere } from './command.ts';

const program = join(appFolder(), 'dist/esimde.js');

/** The passphrase of every account in the tests. */
export const passphrase = 'жеті түн ай жұлдыз';
export const keyPassphrase = 'a long enough passphrase';

export interface Said {
  status: number | null;
  json: { error?: { code: string; message: string } } & Record<string, unknown>;
  stderr: string;
}

const read = ({ status, stdout, stderr }: CommandEnd): Said => {
  return { status, json: stdout ? JSON.parse(stdout) : {}, stderr };
};

/** Runs `esimde … --json` in this process, and so beside a kiosk that runs. */
export const esimde = async (words: string[], input = ''): Promise<Said> =>
  read(await runHere([...words, '--json'], input));

/** Starts the real `esimde … --json`. */
export async function startEsimde(words: string[], input = ''): Promise<Said> {
  const child = spawn(process.execPath, [program, ...words, '--json']);
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  // It may end without reading.
  child.stdin.once('error', () => {}).end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (/\n\s+at /.test(stderr)) throw new Error(stderr);
  return read({ status: await ended, stdout, stderr });
}

/** A data folder with accounts, and a trusted key in `workshop/keys/museum.pem`. */
export async function museumFolder(accounts: Record<string, Role[]>): Promise<{ data: string; publicFile: string }> {
  const data = mkdtempSync(join(tmpdir(), 'esimde-museum-'));
  const keys = join(data, 'workshop', 'keys');
  mkdirSync(keys, { recursive: true });
  const created = createKeys(join(keys, 'museum.pem'), keyPassphrase);
  if (!created.ok) throw new Error(created.error);
  trust(created.value.publicFile, data);
  const added = Object.entries(accounts).map(([name, roles]) => ({ name, roles }));
  if (added.length > 0) await addAccounts(data, added, passphrase);
  return { data, publicFile: created.value.publicFile };
}

/** Fills the workshop of a data folder: the program would fill it with its own content, which takes seconds of a processor. */
export function fillWorkshop(data: string, content?: SmallContent): void {
  const folder = join(data, 'workshop');
  if (content === undefined) copySmallWorkshop(folder);
  else openWorkshop({ folder, now: () => new Date(), seed: () => readAsFiles(content) }).close();
}

/** The real program on a data folder, with signed-in people. */
export interface RunningKiosk {
  process: ChildProcess;
  origin: string;
  /** A request without a session, like a visitor's. */
  get(path: string): Promise<Response>;
  signIn(name: string): Promise<Person>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface Person {
  ask(method: string, path: string, body?: unknown): Promise<Response>;
  json<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Waits for the end of the job that the request starts. */
  job(method: string, path: string, body?: unknown): Promise<Job>;
  /** Sends a file. */
  send(path: string, file: string): Promise<Response>;
  ended(job: Job): Promise<Job>;
}

/** @param command the program and its words, where it is an installed one */
export async function startKiosk(
  data: string,
  command = [process.execPath, program],
  env: NodeJS.ProcessEnv = {},
): Promise<RunningKiosk> {
  const [file = '', ...words] = command;
  const kiosk = spawn(file, [...words, 'start', '--host=none', '--port=0', `--data=${data}`], {
    env: { ...process.env, ...env },
  });
  let said = '';
  const port = await new Promise<number>((resolve, reject) => {
    kiosk.stdout?.on('data', (bytes) => {
      said += bytes;
      const [, found] = /127\.0\.0\.1:(\d+)\/\n/.exec(said) ?? [];
      if (found) resolve(Number(found));
    });
    kiosk.once('close', (status) => reject(new Error(`ended with ${status}: ${said}`)));
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    process: kiosk,
    origin,
    get: (path) => fetch(origin + path),
    signIn: (name) => signIn(origin, name),
    stop: async (signal = 'SIGTERM') => {
      const ended = new Promise((resolve) => kiosk.once('close', resolve));
      kiosk.kill(signal);
      await ended;
    },
  };
}

async function signIn(origin: string, name: string): Promise<Person> {
  const address = `${origin}/api/workshop`;
  const typed = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ name, passphrase });
  const signed = await fetch(`${address}/session`, { method: 'POST', headers: typed, body });
  if (!signed.ok) throw new Error(await signed.text());
  const { csrf } = (await signed.json()) as { csrf: string };
  const cookie = signed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const headers = { Cookie: cookie, 'X-Esimde-Csrf': csrf };
  const ask: Person['ask'] = (method, path, sent) =>
    fetch(address + path, {
      method,
      headers: { ...headers, ...(sent === undefined ? {} : typed) },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    });
  const json = async <T>(method: string, path: string, sent?: unknown): Promise<T> => {
    const response = await ask(method, path, sent);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const ended = async (begun: Job): Promise<Job> => {
    let job = begun;
    while (job.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 50));
      job = await json<Job>('GET', `/jobs/${job.id}`);
    }
    return job;
  };
  return {
    ask,
    json,
    ended,
    job: async (method, path, sent) => ended(await json<Job>(method, path, sent)),
    send: (path, file) => fetch(address + path, { method: 'POST', headers, body: readFileSync(file) }),
  };
}

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });
