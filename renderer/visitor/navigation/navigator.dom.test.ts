import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Language } from '../../../db/model/vocabulary.ts';
import { language } from '../../shared/i18n/i18n.ts';
import { createNavigator, isUnattended, memorial, type NavigatorOptions, shown } from './navigator.ts';
import { hrefOf, type Route } from './route.ts';
import { closeSheet, openClaim, sheet } from './sheet.ts';
import { frozen, searchSignal, startVisit, textSize, trail } from './visit.ts';

/** Loads at once unless a test holds a route back by its address. */
const held = new Map<string, PromiseWithResolvers<void>>();
let scrollTop = 0;
const touchPainted = vi.fn(async () => {});
const onFailure = vi.fn();
/** The addresses whose content was put on the screen, in order. */
const displayed: string[] = [];

const load = async (route: Route, next: Language): Promise<() => void> => {
  await held.get(hrefOf(route))?.promise;
  return () => displayed.push(`${hrefOf(route)} ${next}`);
};
const create = (more: Partial<NavigatorOptions> = {}) =>
  createNavigator({ load, defaultLanguage: 'kk', scrollTop: () => scrollTop, touchPainted, onFailure, ...more });
const hold = (href: string): PromiseWithResolvers<void> => {
  const gate = Promise.withResolvers<void>();
  held.set(href, gate);
  return gate;
};

const home: Route = { screen: 'home' };
const camps: Route = { screen: 'camps' };
const karlag: Route = { screen: 'camp', id: 'karlag' };

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  held.clear();
  displayed.length = 0;
  onFailure.mockClear();
  scrollTop = 0;
  shown.value = null;
  memorial.value = false;
  frozen.value = false;
  language.value = 'kk';
  startVisit();
  closeSheet();
  location.hash = '';
});

describe('go', () => {
  test('keeps the current screen until the next one is loaded', async () => {
    const navigator = create();
    await navigator.go(home);
    const gate = hold('#/camps');
    const going = navigator.go(camps);
    expect(shown.value?.route).toEqual(home);
    gate.resolve();
    await going;
    expect(shown.value?.route).toEqual(camps);
    expect(displayed).toEqual(['#/home kk', '#/camps kk']);
    expect(location.hash).toBe('#/camps');
  });

  test('shows the last of two quick requests, whichever loads first', async () => {
    const navigator = create();
    const gate = hold('#/camps');
    const slow = navigator.go(camps);
    await navigator.go(karlag);
    gate.resolve();
    await slow;
    expect(displayed).toEqual(['#/camps/karlag kk']);
  });

  test('loads at once, and shows the screen when the touch has been painted', async () => {
    const painted = Promise.withResolvers<void>();
    touchPainted.mockReturnValueOnce(painted.promise);
    const going = create().go(camps);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    expect(displayed).toEqual([]);
    painted.resolve();
    await going;
    expect(displayed).toEqual(['#/camps kk']);
  });

  test('begins another search at home, and keeps what was typed on the way back', async () => {
    const typed = searchSignal('');
    const navigator = create();
    await navigator.go(camps);
    typed.value = 'жүсіпов';
    await navigator.go(karlag);
    await navigator.back();
    expect(typed.value).toBe('жүсіпов');
    await navigator.go(home);
    expect(typed.value).toBe('');
  });

  test('does nothing for the current route', async () => {
    const navigator = create();
    await navigator.go(camps);
    await navigator.go(camps);
    expect(displayed).toHaveLength(1);
  });

  test('closes the sheet of the screen that it leaves', async () => {
    const navigator = create();
    await navigator.go(camps);
    openClaim('c1');
    await navigator.go(karlag);
    expect(sheet.value).toBeNull();
  });

  test('reports a screen that cannot be loaded and keeps the current one', async () => {
    const navigator = create();
    await navigator.go(home);
    hold('#/camps').reject(new Error('no answer'));
    await navigator.go(camps);
    expect(onFailure).toHaveBeenCalledOnce();
    expect(shown.value?.route).toEqual(home);
  });

  test('ignores the failure of a request that another one replaced', async () => {
    const navigator = create();
    const gate = hold('#/camps');
    const failing = navigator.go(camps);
    await navigator.go(home);
    gate.reject(new Error('no answer'));
    await failing;
    expect(onFailure).not.toHaveBeenCalled();
  });
});

describe('back', () => {
  test('returns to each screen of the trail, scrolled as it was left', async () => {
    const navigator = create();
    await navigator.go(home);
    await navigator.go(camps);
    scrollTop = 300;
    await navigator.go(karlag);
    await navigator.back();
    expect(shown.value).toMatchObject({ route: camps, scrollTop: 300 });
    await navigator.back();
    expect(shown.value?.route).toEqual(home);
  });

  test('leads home where there is no trail', async () => {
    const navigator = create();
    await navigator.follow();
    await navigator.back();
    expect(shown.value?.route).toEqual(home);
    expect(trail.value).toEqual([]);
  });
});

describe('speak', () => {
  test('loads the current screen in the other language, scroll position and sheet kept', async () => {
    const navigator = create();
    await navigator.go(karlag);
    openClaim('c1');
    scrollTop = 120;
    await navigator.speak('en');
    expect(shown.value).toEqual({ route: karlag, language: 'en', scrollTop: 120 });
    expect([language.value, document.documentElement.lang]).toEqual(['en', 'en']);
    expect(sheet.value).not.toBeNull();
  });

  test('changes the language only together with the content', async () => {
    const navigator = create();
    await navigator.go(karlag);
    const gate = hold('#/camps/karlag');
    const speaking = navigator.speak('en');
    expect(language.value).toBe('kk');
    gate.resolve();
    await speaking;
    expect(language.value).toBe('en');
  });

  test('handles a language change during navigation, and navigation during a language change', async () => {
    const navigator = create();
    await navigator.go(home);
    const going = navigator.go(camps);
    await Promise.all([going, navigator.speak('ru')]);
    expect(shown.value).toMatchObject({ route: camps, language: 'ru' });
    expect(trail.value).toHaveLength(1);
    const speaking = navigator.speak('en');
    await Promise.all([speaking, navigator.go(karlag)]);
    expect(shown.value).toMatchObject({ route: karlag, language: 'en' });
  });
});

describe('begin and end', () => {
  test('begin a visit at home in the language of the scene', async () => {
    const navigator = create();
    await navigator.follow();
    expect(isUnattended()).toBe(true);
    await navigator.begin('ru');
    expect(shown.value).toMatchObject({ route: home, language: 'ru' });
    expect(isUnattended()).toBe(false);
  });

  test('end it with the loop in the default language, and nothing of the visitor left', async () => {
    const navigator = create();
    await navigator.begin('ru');
    await navigator.go(camps);
    textSize.value = 2;
    openClaim('c1');
    await navigator.end();
    expect(shown.value).toMatchObject({ route: { screen: 'loop' }, language: 'kk' });
    expect([textSize.value, trail.value, sheet.value]).toEqual([0, [], null]);
  });

  test('remove the memorial screen', async () => {
    const navigator = create();
    memorial.value = true;
    await navigator.end();
    expect(memorial.value).toBe(false);
  });
});

test('follow reads route, language and options from the address', async () => {
  const navigator = create();
  location.hash = '#/camps/karlag?lang=en&still=1';
  await navigator.follow();
  expect(shown.value).toMatchObject({ route: karlag, language: 'en' });
  expect(frozen.value).toBe(true);
});

test('follow keeps an address that is written while the screen before it loads', async () => {
  const navigator = create();
  location.hash = '#/camps';
  const gate = hold('#/camps');
  const first = navigator.follow();
  location.hash = '#/camps/karlag';
  gate.resolve();
  await first;
  await navigator.follow();
  expect(shown.value?.route).toEqual(karlag);
});

test('refresh loads the current screen again', async () => {
  const navigator = create();
  await navigator.go(camps);
  await navigator.refresh();
  expect(displayed).toEqual(['#/camps kk', '#/camps kk']);
});

test('a display out of reach shows the loop alone', async () => {
  const navigator = create({ loopOnly: true });
  await navigator.go(karlag);
  expect(shown.value?.route).toEqual({ screen: 'loop' });
});
