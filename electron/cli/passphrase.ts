import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Refused } from './reply.ts';

/** Longer than any passphrase: something else was put into the pipe. */
const mostBytes = 4096;

/**
 * Asks for a new passphrase, twice and without an echo; where nobody sits at a terminal, or with `isPiped`, it is the
 * first line of stdin. A command line is no place for it: every account of the machine can read those.
 *
 * @throws {Refused} where the two differ
 */
export async function askPassphrase(isPiped: boolean): Promise<string> {
  if (isPiped || !process.stdin.isTTY) return firstLineOfStdin();
  const [passphrase, again] = await askUnseen('Passphrase: ', 'Once more: ');
  if (passphrase === undefined || again === undefined) throw new Refused('cancelled', 'nothing was changed.');
  if (passphrase !== again) throw new Refused('differs', 'the two are not the same; nothing was changed.');
  return passphrase;
}

async function firstLineOfStdin(): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (part.includes(10) || bytes > mostBytes) break;
  }
  return Buffer.concat(parts).toString('utf8').split(/\r?\n/)[0] ?? '';
}

/** The line editor's own output, the echo among it, goes nowhere. @returns fewer answers where it was broken off */
export async function askUnseen(...questions: string[]): Promise<string[]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const editor = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  editor.once('SIGINT', () => editor.close());
  const lines = editor[Symbol.asyncIterator]();
  const answers: string[] = [];
  for (const question of questions) {
    process.stderr.write(question);
    const { value, done } = await lines.next();
    process.stderr.write('\n');
    if (done) break;
    answers.push(value);
  }
  editor.close();
  return answers;
}
