import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import { type FirstStartState, firstStartSteps, type TouchFit } from '../../../db/model/api/first-start.ts';
import { turns } from '../../../db/model/api/staff.ts';
import { answersSchema } from '../../kiosk/first-start/answers.ts';
import type { FirstStart } from '../../kiosk/first-start/first-start.ts';
import type { SettingsFault } from '../../kiosk/settings/settings.ts';
import { refuse } from '../http/errors.ts';

export interface FirstStartParts {
  firstStart: FirstStart;
  /** Whether a request comes from the kiosk's own screen and not from another program of the machine. */
  isOwnScreen: (request: Request) => boolean;
}

const json = <Schema extends v.GenericSchema>(schema: Schema) =>
  vValidator('json', schema, (result, c) => (result.success ? undefined : refuse(c, 'bad-input')));

const saved = v.strictObject({ step: v.picklist(firstStartSteps), answers: answersSchema });
const turning = v.strictObject({ turn: v.picklist(turns) });
const place = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const point = v.strictTuple([place, place]);
const tapped = v.strictObject({ taps: v.pipe(v.array(v.strictObject({ cross: point, touch: point })), v.length(4)) });

const notCached = { 'Cache-Control': 'no-store' };

/** Not found for everybody else, so that no other program learns whether the kiosk is being set up. */
export function firstStartRoutes({ firstStart, isOwnScreen }: FirstStartParts) {
  return new Hono()
    .use('/first-start/*', async (c, next) =>
      firstStart.isOpen() && isOwnScreen(c.req.raw) ? next() : refuse(c, 'not-found'),
    )
    .get('/first-start/state', (c) => c.json<FirstStartState, 200>(firstStart.state(), 200, notCached))
    .put('/first-start/state', json(saved), (c) => {
      const { step, answers } = c.req.valid('json');
      firstStart.save(step, answers);
      return c.json<FirstStartState, 200>(firstStart.state(), 200, notCached);
    })
    .post('/first-start/turn', json(turning), async (c) => {
      const turned = await firstStart.turn(c.req.valid('json').turn);
      return c.json<{ isTurned: boolean }, 200>({ isTurned: turned.ok }, 200, notCached);
    })
    .post('/first-start/touch', json(tapped), async (c) => {
      const fit = await firstStart.fitTouch(c.req.valid('json').taps);
      return c.json<{ fit: TouchFit }, 200>({ fit }, 200, notCached);
    })
    .post('/first-start/finish', (c) => {
      const finished = firstStart.finish();
      return finished.ok
        ? c.json<{ restarts: boolean; fault: null }, 200>({ ...finished.value, fault: null }, 200, notCached)
        : c.json<{ restarts: boolean; fault: SettingsFault }, 200>(
            { restarts: false, fault: finished.error },
            200,
            notCached,
          );
    })
    .post('/first-start/rest', (c) => {
      firstStart.rest();
      return c.body(null, 204, notCached);
    });
}

/** For `hc<FirstStartRoutes>`; the only type that the page imports from here. */
export type FirstStartRoutes = ReturnType<typeof firstStartRoutes>;
