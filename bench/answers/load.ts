import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/** What clients measured that ask for one address again and again, each after the answer to its last request. */
export interface Load {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** `wrk` is written in C: a client in Node would take as long as the servers that it measures. */
export const hasWrk = (): boolean => !spawnSync('wrk', ['-v']).error;

const run = promisify(execFile);

/** @param seconds a whole number */
export async function load(url: string, clients: number, seconds: number): Promise<Load> {
  const { stdout } = await run('wrk', ['-t1', `-c${clients}`, `-d${seconds}s`, '--latency', url]);
  const wrong = /Non-2xx.*|Socket errors.*/.exec(stdout)?.[0];
  if (wrong !== undefined) throw new Error(`${url}: ${wrong}`);
  const requestsPerSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  return { requestsPerSecond, p50Ms: quantileIn(stdout, 50), p99Ms: quantileIn(stdout, 99) };
}

const unitMs: Record<string, number> = { us: 0.001, ms: 1, s: 1_000 };

function quantileIn(text: string, percent: number): number {
  const [, number, unit = ''] = new RegExp(`${percent}%\\s+([\\d.]+)(us|ms|s)`).exec(text) ?? [];
  return Number(number) * (unitMs[unit] ?? Number.NaN);
}
