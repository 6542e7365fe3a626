/** How a command answers: for a person in sentences, for a program (`--json`) in one JSON object on stdout. */

/** Ends the command with status 0. */
export function done(json: boolean | undefined, answer: object, ...lines: string[]): void {
  process.stdout.write(json ? `${JSON.stringify(answer)}\n` : lines.map((line) => `${line}\n`).join(''));
}

/** Ends the command with status 1: it was understood, and refused. `more` goes with the error of `--json`. */
export function refused(json: boolean | undefined, code: string, message: string, more: object = {}): void {
  process.exitCode = 1;
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, ...more } })}\n`);
  process.stderr.write(`esimde: ${message}\n`);
}
