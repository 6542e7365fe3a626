import { UserError } from '../../db/user-error.ts';
import { type CommandKey, commandText, refusalText } from '../messages.ts';

/** A valid command that cannot be carried out at present; exit code 1. */
export class CommandRefused extends UserError {
  readonly code: string;
  /** Printed with the code under `--json`. */
  readonly data: object;

  constructor(code: string, message: string, data: object = {}) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

type Refusal = Parameters<typeof refusalText>[0];

/** @param key the code of the refusal, and a variant of its sentence after a dot */
export const refused = (key: CommandKey, values: object = {}, data: object = {}): CommandRefused =>
  new CommandRefused(key.replace(/\..*/, ''), commandText(key, values), data);

/** `what` begins the sentence, such as `nothing was written to FILE`. */
export const refusedFor = (what: string, refusal: Refusal, data: object = {}): CommandRefused =>
  new CommandRefused(refusal.reason, `${what}: ${refusalText(refusal)}.`, data);

/** `release` begins the sentence, such as `release 0007`. */
export const refusedRelease = (release: string, refusal: Refusal): CommandRefused =>
  refusedFor(`${release} is refused`, refusal);

/** Follows the message that a release is current. */
export const soonShown = 'a running kiosk shows it as soon as no visitor is reading.';
