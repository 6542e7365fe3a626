import { describe, expect, it } from 'vitest';
import { createSessions, isCsrf } from './sessions.ts';

/** Protects: a session ends after its time without use, whatever happens to the clocks. */
const minute = 60_000;
const limits = { idleMs: 15 * minute, maxMs: 12 * 60 * minute };

function timed() {
  const clock = { steady: 1000, wall: Date.parse('2026-11-23T09:00:00Z') };
  const sessions = createSessions({ clock: { steadyMs: () => clock.steady, wallMs: () => clock.wall }, limits });
  const pass = (ms: number) => {
    clock.steady += ms;
    clock.wall += ms;
  };
  return { sessions, clock, pass };
}

describe('a session', () => {
  it('ends after 15 minutes without use, and use prolongs it', () => {
    const { sessions, pass } = timed();
    const { token } = sessions.begin('a', 1);
    pass(15 * minute - 1);
    expect(sessions.use(token)).toMatchObject({ account: 'a', epoch: 1 });
    pass(15 * minute - 1);
    expect(sessions.peek(token)).not.toBeNull();
    pass(1);
    expect(sessions.use(token)).toBeNull();
    expect(sessions.peek(token)).toBeNull();
  });

  it('is not prolonged by a check', () => {
    const { sessions, pass } = timed();
    const { token } = sessions.begin('a', 1);
    for (let minutes = 0; minutes < 14; minutes++) {
      pass(minute);
      expect(sessions.peek(token)).not.toBeNull();
    }
    pass(minute);
    expect(sessions.peek(token)).toBeNull();
  });

  it('ends after 12 hours of use', () => {
    const { sessions, pass } = timed();
    const { token } = sessions.begin('a', 1);
    for (let tens = 1; tens < 72; tens++) {
      pass(10 * minute);
      expect(sessions.use(token)).not.toBeNull();
    }
    pass(10 * minute);
    expect(sessions.use(token)).toBeNull();
  });

  it('is not prolonged by a clock set back or a suspended machine', () => {
    const back = timed();
    const { token } = back.sessions.begin('a', 1);
    back.clock.wall -= 24 * 60 * minute;
    back.clock.steady += 15 * minute;
    expect(back.sessions.use(token)).toBeNull();
    const asleep = timed();
    const other = asleep.sessions.begin('a', 1);
    asleep.clock.wall += 15 * minute;
    expect(asleep.sessions.use(other.token)).toBeNull();
  });

  it('has unique tokens of 256 random bits', () => {
    const { sessions } = timed();
    const begun = Array.from({ length: 50 }, () => sessions.begin('a', 1));
    const secrets = begun.flatMap(({ token, session }) => [token, session.csrf]);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    sessions.endAll('a');
    for (const { token } of begun) expect(sessions.use(token)).toBeNull();
  });

  it('accepts only its own csrf token', () => {
    const { session } = timed().sessions.begin('a', 1);
    expect(isCsrf(session, session.csrf)).toBe(true);
    for (const wrong of [undefined, '', 'x', session.csrf.slice(1), `${session.csrf}x`, 'Ж'.repeat(43)]) {
      expect(isCsrf(session, wrong)).toBe(false);
    }
  });
});
