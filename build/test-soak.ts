import { fork } from 'node:child_process';
import type { Check } from '../endurance/verdict.ts';
import { noTally, type Tally } from './test-steps.ts';

/** Ten minutes at a speed that leaves most of the machine to the other tests; others go first anyway. */
const minutes = 10;
const options = [`--minutes=${minutes}`, '--speed=40', '--nice=10'];

/** A soak that is under way. */
export interface Soak {
  /** Waits for its end and prints what it said; each of its checks counts as one test. */
  conclude(): Promise<Tally>;
}

/** Begins a soak beside the other tests, in a process of its own that ends with this one. */
export function beginSoak(): Soak {
  const child = fork('endurance/soak.ts', options, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  let told: Check[] | null | undefined;
  child.once('message', (checks) => {
    told = checks as Check[] | null;
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  return {
    async conclude() {
      await ended;
      console.log(said.trimEnd());
      return tallyOf(told);
    },
  };
}

/** @param told undefined where it ended without a word, null where there is no display */
function tallyOf(told: Check[] | null | undefined): Tally {
  if (told === undefined) return { ...noTally, failed: 1 };
  if (told === null) return { ...noTally, skipped: 1 };
  const failed = told.filter(({ wrong }) => wrong !== null).length;
  return { passed: told.length - failed, failed, skipped: 0 };
}
