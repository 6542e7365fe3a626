import { fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  type FirstStartAnswers,
  type FirstStartState,
  type FirstStartStep,
  firstStartSteps,
} from '../../db/model/api/first-start.ts';
import { languages } from '../../db/model/vocabulary.ts';
import { manualClock } from '../../test-support/renderer/manual-clock.ts';
import { advance, button, click, type FakeApi, fakeApi, settle } from '../../test-support/renderer/render.tsx';
import { language, t, translateIn } from '../curator/app/i18n.ts';
import { session } from '../curator/sign-in/session.ts';
import type { FirstStartApi } from './api.ts';
import { FirstStart } from './FirstStart.tsx';
import { leaveWhenAlone } from './leave-when-alone.ts';

/** Protects: every step can be answered, left for later and resumed, in three languages. */
const stateOf = (change: Partial<FirstStartState> = {}): FirstStartState => ({
  step: 'language',
  answers: {},
  now: {
    ...{ defaultLanguage: 'kk', mode: 'touch', screenWidthMm: 708, lowerEdgeMm: 800 },
    ...{ zone: 'Asia/Almaty', hours: {} },
  },
  zones: ['Asia/Almaty', 'Asia/Oral'],
  hasWorkshop: true,
  turn: { isReady: true, now: null },
  mapsTouch: true,
  platform: 'linux',
  refused: null,
  taken: null,
  ...change,
});

/** The service with its file: what was saved last is the state of the next request. */
function serviceOf(first: FirstStartState, more: Partial<FirstStartApi> = {}) {
  let kept = first;
  const save = vi.fn(async (step: FirstStartStep, answers: FirstStartAnswers) => {
    kept = { ...kept, step, answers: { ...kept.answers, ...answers } };
    return kept;
  });
  const api: FirstStartApi = {
    state: async () => kept,
    save,
    turn: async () => ({ isTurned: true }),
    fitTouch: async () => ({ fit: 'right' }),
    finish: async () => ({ restarts: true, fault: null }),
    rest: async () => null,
    ...more,
  };
  return { api, save, kept: () => kept };
}

async function show(change: Partial<FirstStartState> = {}, more: Partial<FirstStartApi> = {}, workshop: FakeApi = {}) {
  const service = serviceOf(stateOf(change), more);
  const onLeave = vi.fn();
  const answers = { firstAccount: async () => ({ needed: true, needsCode: false }), ...workshop };
  render(<FirstStart api={service.api} workshop={fakeApi(answers)} first={service.kept()} onLeave={onLeave} />);
  await settle();
  return { ...service, onLeave };
}
const next = () => click(button(t('firstStart.next')));
const step = () => document.querySelector('main')?.dataset.step;

beforeEach(() => {
  language.value = 'en';
  session.value = null;
});

test.each(languages)('every step has a default and “Later” in %s', async (of) => {
  language.value = of;
  const { save } = await show();
  for (const each of firstStartSteps) {
    expect(step()).toBe(each);
    expect(document.querySelector('main')?.textContent).not.toContain('firstStart.');
    const last = each === firstStartSteps.at(-1);
    await click(button(t(last ? 'firstStart.finish' : 'firstStart.later')));
  }
  expect(save.mock.calls.map(([to]) => to)).toEqual([...firstStartSteps.slice(1), 'test']);
  expect(save.mock.calls.every(([, answers]) => Object.keys(answers).length === 0)).toBe(true);
  expect(screen.getByText(t('firstStart.done'))).toBeTruthy();
});

test('“Next” keeps what the step shows, also where it was not changed', async () => {
  const { kept } = await show();
  for (const each of firstStartSteps.slice(0, -1)) {
    expect(step()).toBe(each);
    await next();
  }
  const { defaultLanguage, mode, screenWidthMm, lowerEdgeMm, zone, hours } = stateOf().now;
  expect(kept().answers).toEqual({ defaultLanguage, mode, screenWidthMm, lowerEdgeMm, zone, hours });
});

test('goes on with the step that was open when the power was cut', async () => {
  const { kept } = await show({ step: 'edge', answers: { defaultLanguage: 'ru', lowerEdgeMm: 640 } });
  expect(step()).toBe('edge');
  expect(screen.getByText(t('firstStart.edge.value', { mm: 640 }))).toBeTruthy();
  await click(button(t('firstStart.edge.lower')));
  await next();
  expect(kept().answers).toEqual({ defaultLanguage: 'ru', lowerEdgeMm: 630 });
  await click(button(t('firstStart.back')));
  expect(step()).toBe('edge');
});

test('a language speaks at once', async () => {
  const { kept } = await show();
  await click(document.querySelector<HTMLElement>('main [lang=ru]') as HTMLElement);
  expect(button(translateIn('ru')('firstStart.next'))).toBeTruthy();
  await click(button(translateIn('ru')('firstStart.next')));
  expect(kept().answers).toEqual({ defaultLanguage: 'ru' });
});

test('a wider card means a smaller screen, and sizes follow', async () => {
  vi.stubGlobal('innerWidth', 1920);
  vi.stubGlobal('innerHeight', 1080);
  const { kept } = await show({ step: 'size' });
  const grip = screen.getByRole('slider', { name: t('firstStart.size.edge') });
  grip.setPointerCapture = () => {};
  // 85.6 mm of 708 are 232.1 pixels of 1920.
  fireEvent.pointerDown(grip, { pointerId: 1, clientX: 100 });
  fireEvent.pointerMove(grip, { pointerId: 1, clientX: 205.4 });
  fireEvent.pointerUp(grip, { pointerId: 1 });
  await settle();
  expect(screen.getByText(t('firstStart.size.result', { mm: 487 }))).toBeTruthy();
  await next();
  expect(kept().answers).toEqual({ screenWidthMm: 487 });
  expect(document.documentElement.style.getPropertyValue('--mm')).toBe('3.9425px');
  vi.unstubAllGlobals();
});

test('four taps are sent as shares of the picture; a mouse proves nothing', async () => {
  vi.stubGlobal('innerWidth', 1000);
  vi.stubGlobal('innerHeight', 500);
  const fitTouch = vi.fn(async () => ({ fit: 'mapped' as const }));
  await show({ step: 'touch' }, { fitTouch });
  const tapAll = async (pointerType: string) => {
    await click(button(/crosses|again/));
    const layer = screen.getByRole('dialog');
    for (let cross = 0; cross < 4; cross++) {
      fireEvent.pointerUp(layer, { pointerType, clientX: 900, clientY: 50 });
      await settle();
    }
  };
  await tapAll('mouse');
  expect(fitTouch).not.toHaveBeenCalled();
  expect(screen.getByText(t('firstStart.touch.fit.byMouse'))).toBeTruthy();
  await tapAll('touch');
  const [taps] = fitTouch.mock.calls[0] as unknown as [{ cross: number[]; touch: number[] }[]];
  expect(taps.map(({ touch }) => touch)).toEqual(Array(4).fill([0.9, 0.1]));
  expect(new Set(taps.map(({ cross }) => cross.join())).size).toBe(4);
  expect(screen.getByText(t('firstStart.touch.fit.mapped'))).toBeTruthy();
  vi.unstubAllGlobals();
});

test('where the touch screen cannot be mapped, the step says how', async () => {
  await show({ step: 'touch', platform: 'win32' }, { fitTouch: async () => ({ fit: 'not-possible' }) });
  await click(button(t('firstStart.touch.start')));
  for (let cross = 0; cross < 4; cross++) {
    fireEvent.pointerUp(screen.getByRole('dialog'), { pointerType: 'touch', clientX: 1, clientY: 1 });
    await settle();
  }
  expect(screen.getByText(t('firstStart.touch.how.win32'))).toBeTruthy();
});

test('the hours of all open days are set at once, in half hours', async () => {
  const { kept } = await show({ step: 'hours' });
  await click(button(t('firstStart.hours.kind.days')));
  await click(button(t('firstStart.day.sun')));
  await click(screen.getAllByRole('button', { name: t('firstStart.hours.earlier') })[0] as HTMLElement);
  await click(button('Asia/Oral'));
  await next();
  const open = ['09:30-18:00'];
  expect(kept().answers).toEqual({
    zone: 'Asia/Oral',
    hours: { mon: [], tue: open, wed: open, thu: open, fri: open, sat: open, sun: [] },
  });
});

test('hours that the page cannot show stay as they are', async () => {
  const hours = { mon: ['10:00-13:00', '14:00-18:00'] };
  const { kept } = await show({ step: 'hours', now: { ...stateOf().now, hours } });
  expect(button(t('firstStart.hours.kind.own')).getAttribute('aria-pressed')).toBe('true');
  await next();
  expect(kept().answers.hours).toEqual(hours);
});

test('without an account the key and the test say where they are later; with one they are there', async () => {
  await show({ step: 'key' });
  expect(screen.getByText(t('firstStart.key.needsAccount'))).toBeTruthy();
  session.value = {
    account: { id: 'a', name: 'Айгүл', roles: ['technician'], isActive: true },
    ...{ csrf: 'token', idleSeconds: 900, preferences: {} },
  };
  await settle();
  expect(screen.queryByText(t('firstStart.key.needsAccount'))).toBeNull();
});

test('the key’s number is shown, to be kept on paper', async () => {
  session.value = {
    account: { id: 'a', name: 'Айгүл', roles: ['technician'], isActive: true },
    ...{ csrf: 'token', idleSeconds: 900, preferences: {} },
  };
  await show(
    { step: 'key' },
    {},
    {
      firstKey: async () => ({
        isNeeded: false,
        key: { name: 'museum', fingerprint: '01234 56789 01234 56789 01234 56789' },
      }),
    },
  );
  expect(screen.getByText('01234 56789 01234 56789 01234 56789')).toBeTruthy();
});

test('a step that the disk refuses stays open and says so', async () => {
  await show({}, { save: async () => Promise.reject(new Error('ENOSPC')) });
  await next();
  expect(step()).toBe('language');
  expect(screen.getByRole('alert').textContent).toBe(t('firstStart.notSaved'));
});

test('settings that are not valid are named at the end, and the page stays', async () => {
  const fault = { line: 2, column: 3, reason: '"mode" must be touch or display' };
  const { onLeave } = await show({ step: 'test' }, { finish: async () => ({ restarts: false, fault }) });
  await click(button(t('firstStart.finish')));
  expect(screen.getByRole('alert').textContent).toBe(t('firstStart.done.fault', fault));
  expect(onLeave).not.toHaveBeenCalled();
});

test('leads to the visitors where nothing needs a restart', async () => {
  vi.useFakeTimers();
  const { onLeave } = await show({ step: 'test' }, { finish: async () => ({ restarts: false, fault: null }) });
  await click(button(t('firstStart.finish')));
  await advance(5_000);
  expect(onLeave).toHaveBeenCalledOnce();
});

test('says what a stick brought, and why its settings were refused', async () => {
  vi.useFakeTimers();
  const refused = { stick: 'USB', line: 2, column: 3, reason: '"mode" must be touch or display' };
  let state = stateOf({ refused });
  await show({}, { state: async () => state });
  await advance(3_000);
  expect(screen.getByRole('alert').textContent).toBe(t('firstStart.refused', { ...refused, drive: 'USB' }));
  state = stateOf({ taken: 'USB' });
  await advance(3_000);
  expect(screen.getByText(t('firstStart.taken', { drive: 'USB' }))).toBeTruthy();
});

test('a kiosk without a workshop asks for neither account nor key', async () => {
  const { save } = await show({ step: 'hours', hasWorkshop: false });
  await next();
  expect(save.mock.lastCall?.[0]).toBe('voices');
});

test('gives way to the loop after ten minutes without a touch', () => {
  const clock = manualClock();
  const onAlone = vi.fn();
  leaveWhenAlone(clock, onAlone);
  clock.advance(9 * 60_000);
  dispatchEvent(new Event('pointerdown'));
  clock.advance(9 * 60_000);
  expect(onAlone).not.toHaveBeenCalled();
  clock.advance(60_000);
  expect(onAlone).toHaveBeenCalledOnce();
});
