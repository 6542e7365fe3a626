import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { type PrivateKey, unlockPrivateKey } from '../../db/release/trust/keys.ts';
import { UserError } from '../../db/user-error.ts';
import { refused } from './refused.ts';

/** Longer input than this is not a list of passphrases. */
const maxBytes = 16_384;
/** Minimum length for a key: guessing has to stay expensive at the cost of one attempt. */
const minLetters = 10;

/**
 * Asks for the new passphrase of an account, twice and without an echo. Reads the first line of stdin where there is no
 * terminal, or with `isPiped`. There is no option for it: every account of the machine can read command lines.
 *
 * @throws {CommandRefused} where the two differ
 */
export async function askPassphrase(isPiped: boolean): Promise<string> {
  if (isPiped || !process.stdin.isTTY) return (await linesOfStdin(true))[0] ?? '';
  return askTwice('Passphrase: ');
}

/** Source of the passphrases of keys: a terminal, or the lines of stdin in order. */
export interface Passphrases {
  /** Passphrase of an existing key. */
  known(file: string): Promise<string>;
  /** Passphrase of a new key; asked for twice at a terminal. @throws {CommandRefused} */
  fresh(file: string): Promise<string>;
}

/** Both functions throw a `UserError` where there is no terminal and `isPiped` is false. */
export function passphrasesFrom(isPiped: boolean): Passphrases {
  let lines: Promise<string[]> | undefined;
  const next = async (): Promise<string> => {
    lines ??= linesOfStdin(false);
    const line = (await lines).shift();
    if (line === undefined) throw refused('passphrase-needed');
    return line;
  };
  const ask = <T>(work: () => Promise<T>): Promise<T> => {
    if (process.stdin.isTTY) return work();
    throw new UserError('there is no terminal to ask for the passphrase; give it in stdin with --passphrase-stdin.');
  };
  return {
    known: async (file) => (isPiped ? next() : ask(async () => (await askUnseen(`Passphrase of ${file}: `))[0] ?? '')),
    fresh: async (file) => {
      const passphrase = await (isPiped ? next() : ask(() => askTwice(`New passphrase for ${file}: `)));
      if ([...passphrase].length >= minLetters) return passphrase;
      throw refused('short-passphrase', { minLetters });
    },
  };
}

/** Reads a private key and asks for its passphrase if it has one. @throws {UserError} */
export async function unlockedKey(file: string, passphrases: Passphrases): Promise<PrivateKey> {
  const open = unlockPrivateKey(file);
  const read = open.ok || open.error !== 'sealed' ? open : unlockPrivateKey(file, await passphrases.known(file));
  if (read.ok) return read.value;
  if (read.error === 'unreadable') throw new UserError(`${file} is not a readable Ed25519 private key.`);
  throw refused('wrong-passphrase', { file });
}

async function askTwice(question: string): Promise<string> {
  const [passphrase, again] = await askUnseen(question, 'Repeat it: ');
  if (passphrase === undefined || again === undefined) throw refused('cancelled');
  if (passphrase === again) return passphrase;
  throw refused('differs');
}

/** Asks without an echo: the output of the line editor is discarded. @throws {CommandRefused} on Ctrl-C */
async function askUnseen(...questions: string[]): Promise<string[]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const editor = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  editor.once('SIGINT', () => editor.close());
  const lines = editor[Symbol.asyncIterator]();
  const answers: string[] = [];
  for (const question of questions) {
    process.stderr.write(question);
    const { value, done } = await lines.next();
    process.stderr.write('\n');
    if (done) throw refused('cancelled');
    answers.push(value);
  }
  editor.close();
  return answers;
}

/** With `firstOnly` it stops at the end of the first line. @throws {UserError} where stdin holds too much */
async function linesOfStdin(firstOnly: boolean): Promise<string[]> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (firstOnly && part.includes(10)) break;
    if (bytes > maxBytes) throw new UserError('stdin holds more than passphrases.');
  }
  const lines = Buffer.concat(parts).toString('utf8').split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
