import { type PrivateKey, unlockPrivateKey } from '../../../db/release/trust/keys.ts';
import { askUnseen } from '../passphrase.ts';
import { Refused } from '../reply.ts';
import { Complaint } from '../user-error.ts';

/** As few letters as make guessing expensive, with what every guess costs. */
const leastLetters = 10;
/** Longer than any passphrases: something else was put into the pipe. */
const mostBytes = 16_384;

/** Where passphrases come from: a terminal, or the lines of stdin, one after another. */
export interface Passphrases {
  /** The passphrase of a key that there is. */
  known(file: string): Promise<string>;
  /** One for a new key; at a terminal it is asked for twice. @throws {Refused} */
  fresh(file: string): Promise<string>;
}

/** @throws {Complaint} where nobody can be asked, when somebody is to be */
export function passphrasesFrom(isPiped: boolean): Passphrases {
  let lines: Promise<string[]> | undefined;
  const next = async (): Promise<string> => {
    lines ??= linesOfStdin();
    const line = (await lines).shift();
    if (line === undefined) throw new Refused('passphrase-needed', 'stdin holds no further passphrase.');
    return line;
  };
  const ask = async (...questions: string[]): Promise<string[]> => {
    if (!process.stdin.isTTY) {
      throw new Complaint('there is no terminal to ask for the passphrase; give it in stdin with --passphrase-stdin.');
    }
    const answers = await askUnseen(...questions);
    if (answers.length < questions.length) throw new Refused('cancelled', 'nothing was changed.');
    return answers;
  };
  return {
    known: async (file) => (isPiped ? await next() : ((await ask(`Passphrase of ${file}: `))[0] ?? '')),
    fresh: async (file) => {
      const [first = '', again] = isPiped ? [await next()] : await ask(`New passphrase for ${file}: `, 'Once more: ');
      if (again !== undefined && again !== first) {
        throw new Refused('differs', 'the two are not the same; nothing was changed.');
      }
      if ([...first].length < leastLetters) {
        throw new Refused(
          'short-passphrase',
          `the passphrase needs ${leastLetters} letters at least; nothing was changed.`,
        );
      }
      return first;
    },
  };
}

/** Reads a private key, asking for its passphrase if it has one. @throws {Refused} @throws {Complaint} */
export async function unlockedKey(file: string, passphrases: Passphrases): Promise<PrivateKey> {
  const open = unlockPrivateKey(file);
  const read = open.ok || open.code !== 'sealed' ? open : unlockPrivateKey(file, await passphrases.known(file));
  if (read.ok) return read.key;
  if (read.code === 'unreadable') throw new Complaint(`${file} is no Ed25519 private key that can be read.`);
  throw new Refused('wrong-passphrase', `this is not the passphrase of ${file}.`);
}

async function linesOfStdin(): Promise<string[]> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes > mostBytes) throw new Complaint('stdin holds more than passphrases.');
  }
  const lines = Buffer.concat(parts).toString('utf8').split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
