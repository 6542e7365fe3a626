import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Both clocks are needed: the monotonic one stops while a laptop sleeps, the wall clock can be set back. */
export interface SessionClock {
  /** Milliseconds since any fixed moment; monotonic. */
  steadyMs(): number;
  /** Milliseconds since 1970. */
  wallMs(): number;
}

export interface SessionLimits {
  /** A session ends after this time without a request. */
  idleMs: number;
  /** A session ends after this time in any case. */
  maxMs: number;
}

/** A signed-in account. */
export interface Session {
  account: string;
  /** The account's number when the session began; the session is over when the account has another. */
  epoch: number;
  csrf: string;
}

/** The sessions of one run of the program, held in memory only. */
export interface Sessions {
  /** @returns the token for the cookie; only its hash is kept */
  begin(account: string, epoch: number): { token: string; session: Session };
  /** Looks without counting as use. */
  peek(token: string): Session | null;
  /** Counts as use: restarts the idle time. */
  use(token: string): Session | null;
  end(token: string): void;
  endAll(account: string): void;
}

interface Moment {
  steadyMs: number;
  wallMs: number;
}

interface StoredSession extends Session {
  begun: Moment;
  used: Moment;
}

/** Maximum number of one account's sessions: more would let it end those of others. */
const maxPerAccount = 5;
/** Maximum number of sessions at once; the least recently used one is ended for a new one. */
const maxSessions = 100;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export function createSessions({ clock, limits }: { clock: SessionClock; limits: SessionLimits }): Sessions {
  const sessions = new Map<string, StoredSession>();
  const moment = (): Moment => ({ steadyMs: clock.steadyMs(), wallMs: clock.wallMs() });
  const isOver = ({ begun, used }: StoredSession, now: Moment): boolean =>
    since(used, now) >= limits.idleMs || since(begun, now) >= limits.maxMs;

  const look = (token: string, isUse: boolean): Session | null => {
    const key = hashOf(token);
    const session = sessions.get(key);
    if (!session) return null;
    const now = moment();
    if (isOver(session, now)) {
      sessions.delete(key);
      return null;
    }
    if (isUse) {
      session.used = now;
      // Last in the map is last used.
      sessions.delete(key);
      sessions.set(key, session);
    }
    return { account: session.account, epoch: session.epoch, csrf: session.csrf };
  };

  return {
    begin: (account, epoch) => {
      const now = moment();
      for (const [key, session] of sessions) if (isOver(session, now)) sessions.delete(key);
      const own = [...sessions].flatMap(([key, session]) => (session.account === account ? [key] : []));
      for (const key of own.slice(0, Math.max(0, own.length - maxPerAccount + 1))) sessions.delete(key);
      for (const key of sessions.keys()) if (sessions.size >= maxSessions) sessions.delete(key);
      const [token, csrf] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
      sessions.set(hashOf(token), { account, epoch, csrf, begun: now, used: now });
      return { token, session: { account, epoch, csrf } };
    },
    peek: (token) => look(token, false),
    use: (token) => look(token, true),
    end: (token) => void sessions.delete(hashOf(token)),
    endAll: (account) => {
      for (const [key, session] of sessions) if (session.account === account) sessions.delete(key);
    },
  };
}

/** Uses the clock that advanced further, so neither a clock set back nor sleep prolongs a session. */
const since = (then: Moment, now: Moment): number => Math.max(now.steadyMs - then.steadyMs, now.wallMs - then.wallMs);

/** Compares the token of the page with that of the session in constant time. */
export function isCsrf(session: Session, sent: string | undefined): boolean {
  const [given, wanted] = [Buffer.from(sent ?? ''), Buffer.from(session.csrf)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
