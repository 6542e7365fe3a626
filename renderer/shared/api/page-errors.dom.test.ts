import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { PageError } from '../../../db/model/api/page-reports.ts';
import { reportPageError, watchPageErrors } from './page-errors.ts';

/** Protects: a page reports its errors, a few a minute, without the text of its fields. */
const sent: PageError[] = [];
let nowMs = 0;

beforeAll(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  watchPageErrors(
    (error) => sent.push(error),
    () => 'remembered',
  );
});
beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  vi.spyOn(console, 'error').mockImplementation(() => {});
  nowMs += 60_000;
  sent.length = 0;
  location.hash = '#/camps/karlag?lang=ru';
  document.body.innerHTML = '';
});

function throwIn(error: unknown): Event {
  const event = new ErrorEvent('error', { error, cancelable: true });
  dispatchEvent(event);
  return event;
}

it('reports an error with its frames and the screen, and marks it as handled', () => {
  expect(throwIn(new TypeError('no')).defaultPrevented).toBe(true);
  const frames = expect.stringMatching(/^at .*page-errors\.dom\.test\.ts:\d+:\d+\)?$/m);
  expect(sent).toEqual([{ kind: 'uncaught', reason: 'TypeError: no', stack: frames, screen: 'camps/karlag' }]);
  // The page is shared with other files of tests, whose modules may print it as well.
  expect(console.error).toHaveBeenCalledWith('uncaught:', expect.any(TypeError));
});

it('reports a rejection, whatever its reason is', () => {
  for (const reason of [new Error('no'), 'no answer', undefined, Object.create(null)]) {
    dispatchEvent(Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason }));
  }
  expect(sent.map(({ reason }) => reason)).toEqual(['Error: no', 'no answer', 'undefined']);
});

it('leaves an event without an error to the browser', () => {
  expect(throwIn(null).defaultPrevented).toBe(false);
  expect(sent).toEqual([]);
});

it('names the screen that could not be loaded, and prints nothing', () => {
  reportPageError('not-loaded', new Error('no-answer'), '#/remembrance/gulag');
  expect(sent).toMatchObject([{ kind: 'not-loaded', screen: 'remembrance/gulag' }]);
  expect(console.error).not.toHaveBeenCalledWith('not-loaded:', expect.anything());
});

it('sends five a minute, and each once', () => {
  for (let index = 0; index < 20; index++) throwIn(new Error(`number ${index % 10}`));
  expect(sent).toHaveLength(5);
  nowMs += 60_000;
  throwIn(new Error('number 0'));
  expect(sent).toHaveLength(6);
});

it('leaves out what was typed', () => {
  document.body.innerHTML = '<input value="Aliya Ibraeva"><textarea>Kengir</textarea>';
  throwIn(new Error('no such name: Ibraeva, ibrae, Kengir, remembered'));
  expect(sent).toMatchObject([{ reason: expect.stringMatching(/^Error: no such name: …, …, …, …$/) }]);
});
