import { createInterface } from 'node:readline/promises';
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
  const passphrase = await askUnseen('Passphrase: ');
  if ((await askUnseen('Once more: ')) === passphrase) return passphrase;
  throw new Refused('differs', 'the two passphrases are not the same; nothing was changed.');
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

/** The line editor's own output, the echo among it, goes nowhere. */
async function askUnseen(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const editor = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const given = new Promise<never>((_resolve, reject) => {
    editor.once('SIGINT', () => reject(new Refused('cancelled', 'nothing was changed.')));
  });
  try {
    return await Promise.race([editor.question(''), given]);
  } finally {
    editor.close();
    process.stderr.write('\n');
  }
}
