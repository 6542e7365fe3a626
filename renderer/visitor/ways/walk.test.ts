import { afterEach, describe, expect, it, test } from 'vitest';
import type { WayStop } from '../../../db/model/api/text.ts';
import { stopScreens } from '../../../db/model/vocabulary.ts';
import { hrefOf, parseRoute } from '../navigation/route.ts';
import { startVisit } from '../navigation/visit.ts';
import { canWalk, routeOfStop, startWalk, stopReached, walk } from './walk.ts';

const person = (id: string): WayStop => ({ kind: 'person', id, name: id, why: null });
const silence: WayStop = { kind: 'screen', screen: 'silence', why: null };
const wayOf = (...stops: WayStop[]) => ({ stops });

afterEach(() => {
  canWalk.value = true;
  startVisit();
});

test.each([
  [person('a'), '#/people/a'],
  [{ kind: 'document', id: 'd', name: 'D', why: null }, '#/documents/d'],
  [{ kind: 'text', id: 't', name: 'T', why: null }, '#/remembrance/t'],
  [{ kind: 'map', year: 1937, why: null }, '#/camps/map/1937'],
  [silence, '#/remembrance/silence'],
] as const)('a stop %j is at %s', (stop, href) => expect(hrefOf(routeOfStop(stop))).toBe(href));

test('every screen without a record has an address of its own', () => {
  const hrefs = stopScreens.map((screen) => hrefOf(routeOfStop({ kind: 'screen', screen })));
  expect(new Set(hrefs).size).toBe(stopScreens.length);
  expect(hrefs.map((href) => hrefOf(parseRoute(href)))).toEqual(hrefs);
});

describe('the stop that is reached', () => {
  it.each([
    ['the next one', 0, '#/people/b', 1],
    ['the one before, also by the button of the bar', 2, '#/people/b', 1],
    ['the same where a screen beside the way is shown', 1, '#/glossary', 1],
    ['the nearest ahead of two at one screen', 1, '#/people/a', 3],
    ['the same of two at one screen while it is shown', 0, '#/people/a', 0],
  ])('is %s', (_, at, hash, reached) => {
    const way = wayOf(person('a'), person('b'), person('c'), person('a'));
    expect(stopReached(way, parseRoute(hash), at)).toBe(reached);
  });

  it('stays at a silence, which returns by itself to the screen before it', () => {
    const way = wayOf(person('a'), silence, person('b'));
    expect(stopReached(way, parseRoute('#/people/a'), 1)).toBe(1);
    expect(stopReached(way, parseRoute('#/people/b'), 1)).toBe(2);
  });
});

test('a walk ends with the visit, and does not begin in the web edition', () => {
  startWalk('w', 1);
  expect(walk.value).toEqual({ wayId: 'w', at: 1 });
  startVisit();
  expect(walk.value).toBeNull();
  canWalk.value = false;
  startWalk('w', 1);
  expect(walk.value).toBeNull();
});
