/** An error the user can fix; the message says how. */
export class UserError extends Error {}
