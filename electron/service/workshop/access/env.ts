import type { Session } from '../../../../db/workshop/access/sessions.ts';
import type { Actor } from '../../../../db/workshop/types.ts';

/** What the guard has found out before a route of the workshop begins. */
export interface WorkshopEnv {
  Variables: { actor: Actor };
}

/** For the routes about the session itself. */
export interface SessionEnv {
  Variables: { actor: Actor; token: string; session: Session };
}
