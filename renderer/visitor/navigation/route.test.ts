import { describe, expect, test } from 'vitest';
import { hrefOf, parseOptions, parseRoute } from './route.ts';

describe('parseRoute', () => {
  test.each([
    ['#/loop', { screen: 'loop' }],
    ['#/camps', { screen: 'camps' }],
    ['#/camps/map/1937', { screen: 'camps', year: 1937 }],
    ['#/ways', { screen: 'ways' }],
    ['#/ways/kengir', { screen: 'way', id: 'kengir' }],
    ['#/camps/karlag', { screen: 'camp', id: 'karlag' }],
    ['#/camps/compare/karlag/steplag', { screen: 'compare', ids: ['karlag', 'steplag'] }],
    ['#/figures', { screen: 'figures', part: 'questions' }],
    ['#/figures/peoples', { screen: 'figures', part: 'peoples' }],
    ['#/figures/works', { screen: 'figures', part: 'works' }],
    ['#/figures/deaths', { screen: 'question', id: 'deaths' }],
    ['#/remembrance', { screen: 'remembrance', part: 'texts' }],
    ['#/remembrance/laws', { screen: 'remembrance', part: 'laws' }],
    ['#/remembrance/kengir', { screen: 'text', id: 'kengir' }],
    ['#/remembrance/silence', { screen: 'silence', campId: null }],
    ['#/remembrance/silence/karlag', { screen: 'silence', campId: 'karlag' }],
    ['#/glossary', { screen: 'glossary' }],
    ['#/search', { screen: 'search' }],
  ] as const)('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(hrefOf(parseRoute(hash))).toBe(hash);
  });

  test.each(['', '#', '#/', '#/nowhere', '#/home', '#nonsense?x=1'])('"%s" is home', (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: 'home' });
  });

  test.each(['#/camps/map', '#/camps/map/1917', '#/camps/map/x'])('%s is the map without a year', (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: 'camps' });
  });

  test('damaged escapes are an id like any other', () => {
    expect(parseRoute('#/camps/%E0%A4%A')).toEqual({ screen: 'camp', id: '%E0%A4%A' });
  });
});

test('parseOptions reads what a technician wrote behind the route', () => {
  expect(parseOptions('#/camps?lang=ru&still=1')).toEqual({ language: 'ru', still: true, scene: null });
  expect(parseOptions('#/loop?scene=2')).toEqual({ language: null, still: false, scene: 2 });
  expect(parseOptions('#/loop?lang=de')).toEqual({ language: null, still: false, scene: null });
});
