import { Readable, Writable } from 'node:stream';
import { runCommand } from '../../electron/cli/program.ts';

export interface CommandEnd {
  status: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs `esimde …` in this process, one command after the other: a start of the program takes half a second of a processor.
 * Tests with real processes protect how it starts, reads stdin and ends.
 */
export async function runHere(words: readonly string[], input = ''): Promise<CommandEnd> {
  const printed = { stdout: '', stderr: '' };
  const collect = (name: keyof typeof printed) =>
    new Writable({
      write(chunk, _encoding, done) {
        printed[name] += chunk;
        done();
      },
    });
  const stdin = Readable.from(input === '' ? [] : [Buffer.from(input)]);
  const putBack = replaceStreams({ stdin, stdout: collect('stdout'), stderr: collect('stderr') });
  try {
    return { status: await runCommand(words), ...printed };
  } finally {
    putBack();
    // It belongs to the program, not to the run of the tests.
    process.exitCode = undefined;
  }
}

/** @returns puts the process's own streams back */
function replaceStreams(streams: Record<'stdin' | 'stdout' | 'stderr', Readable | Writable>): () => void {
  const own = Object.keys(streams).map((name) => [name, Object.getOwnPropertyDescriptor(process, name)] as const);
  for (const [name, value] of Object.entries(streams))
    Object.defineProperty(process, name, { value, configurable: true });
  return () => {
    for (const [name, descriptor] of own) Object.defineProperty(process, name, descriptor ?? {});
  };
}
