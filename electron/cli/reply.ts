/** What a command answers: `data` to a program (`--json`), `lines` to a person. */
export interface Answer {
  data: object;
  lines: string[];
}

/** A command line that was understood, and is refused: said in one sentence, with status 1. */
export class Refused extends Error {
  readonly code: string;
  /** Goes with the error of `--json`. */
  readonly more: object;

  constructor(code: string, message: string, more: object = {}) {
    super(message);
    this.code = code;
    this.more = more;
  }
}

/** Does the work of a command and prints its answer, or why it is refused; anything else that is thrown goes on. */
export async function reply(json: boolean | undefined, work: () => Answer | Promise<Answer>): Promise<void> {
  try {
    const { data, lines } = await work();
    process.stdout.write(json ? `${JSON.stringify(data)}\n` : lines.map((line) => `${line}\n`).join(''));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, message, more } = error;
    process.exitCode = 1;
    if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, ...more } })}\n`);
    process.stderr.write(`esimde: ${message}\n`);
  }
}
