import { Hono } from 'hono';
import type { LoopNow, LoopProgramme } from '../../../db/model/api/loop.ts';
import { onDisplay } from './input.ts';
import type { Told } from './reader-for.ts';
import type { ReleaseEnv } from './with-release.ts';

export interface LoopRouteParts {
  told: Told;
  /** What one display shows now; `released`: days of memory of the release. */
  nowOf: (display: number | undefined, released: readonly string[]) => LoopNow;
  /** Somebody is at the glass, whatever the hour. */
  onAwake: () => void;
}

/** The loop: its whole programme in one answer, and what the clock says of it. */
export function loopRoutes({ told: { standing, tell }, nowOf, onAwake }: LoopRouteParts) {
  const unkept = { 'Cache-Control': 'no-store' };
  return new Hono<ReleaseEnv>()
    .get('/loop', standing, onDisplay, (c) => {
      const { lang, display: number } = c.req.valid('query');
      const { loop } = tell(c, lang);
      return c.json<LoopProgramme, 200>({ content: loop.content(), now: nowOf(number, loop.days()) }, 200, unkept);
    })
    .get('/loop/now', standing, onDisplay, (c) => {
      const { lang, display: number } = c.req.valid('query');
      return c.json<LoopNow, 200>(nowOf(number, tell(c, lang).loop.days()), 200, unkept);
    })
    .post('/loop/awake', (c) => {
      onAwake();
      return c.body(null, 204, unkept);
    });
}
