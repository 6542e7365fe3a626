import { type ClientResponse, hc } from 'hono/client';
import type {
  CrossTap,
  FirstStartAnswers,
  FirstStartState,
  FirstStartStep,
  TouchFit,
} from '../../db/model/api/first-start.ts';
import type { Turn } from '../../db/model/api/staff.ts';
import type { FirstStartRoutes } from '../../electron/service/first-start/routes.ts';

/** The service, as the page that sets up a kiosk calls it. Every method rejects where it does not answer or refuses. */
export interface FirstStartApi {
  /** Null where the first start is over, or this is not the kiosk's own screen. */
  state(): Promise<FirstStartState | null>;
  /** Keeps the answers on the disk, and the step that is open next. */
  save(step: FirstStartStep, answers: FirstStartAnswers): Promise<FirstStartState>;
  turn(turn: Turn): Promise<{ isTurned: boolean }>;
  fitTouch(taps: CrossTap[]): Promise<{ fit: TouchFit }>;
  /** Writes the settings. `fault`: of a file that was there. */
  finish(): Promise<{ restarts: boolean; fault: { line: number; column: number; reason: string } | null }>;
  /** Leaves the screen to the loop until the next start. */
  rest(): Promise<unknown>;
}

async function read<R extends ClientResponse<unknown>>(
  request: Promise<R>,
): Promise<R extends ClientResponse<infer Body, 200, 'json'> ? Body : never> {
  const response = await request;
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()) as never;
}

export function createFirstStartApi(fetch: typeof globalThis.fetch): FirstStartApi {
  const { state, turn, touch, finish, rest } = hc<FirstStartRoutes>('/api', { fetch })['first-start'];
  return {
    async state() {
      const response = await state.$get();
      return response.status === 200 ? await response.json() : null;
    },
    save: (step, answers) => read(state.$put({ json: { step, answers } })),
    turn: (to) => read(turn.$post({ json: { turn: to } })),
    fitTouch: (taps) => read(touch.$post({ json: { taps } })),
    finish: () => read(finish.$post()),
    rest: () => rest.$post(),
  };
}
