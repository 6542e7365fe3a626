/** An error the user can fix. Printed without a stack; exit code 2. */
export class UserError extends Error {}

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
