import { describe, expect, it } from 'vitest';
import type { PageError } from '../../db/model/api/page-reports.ts';
import { consoleError, devToolsErrors } from './page-errors.ts';

/** Protects: the log names errors that a page could not report itself, and none of them twice. */
const base = 'http://127.0.0.1:4750/';

describe('errors from DevTools', () => {
  const heard = (...events: [string, object][]) => {
    const errors: PageError[] = [];
    const hear = devToolsErrors((error) => errors.push(error));
    for (const [method, params] of events) hear(method, params as Record<string, unknown>);
    return errors;
  };
  const loaded: [string, object] = [
    'Page.frameNavigated',
    { frame: { url: `${base}?display=1`, urlFragment: '#/loop' } },
  ];

  it('name the exception, its frames, the screen and the display', () => {
    const description = `TypeError: no\n    at start (${base}assets/index.js:1:2)\n    at <anonymous>`;
    const exceptionDetails = { text: 'Uncaught', exception: { description } };
    expect(heard(loaded, ['Runtime.exceptionThrown', { exceptionDetails }])).toEqual([
      {
        kind: 'uncaught',
        reason: 'TypeError: no',
        stack: `at start (${base}assets/index.js:1:2)`,
        screen: 'loop',
        display: 1,
      },
    ]);
    expect(heard(['Runtime.exceptionThrown', { exceptionDetails: { text: 'Uncaught' } }])).toMatchObject([
      { reason: 'Uncaught', stack: '' },
    ]);
  });

  it('follow the page from screen to screen', () => {
    const moved: [string, object] = ['Page.navigatedWithinDocument', { url: `${base}#/camps/karlag?lang=ru` }];
    const entry = { level: 'error', text: 'Failed to load resource', url: `${base}media/a.jpg?q=ibraeva` };
    expect(heard(loaded, moved, ['Log.entryAdded', { entry }])).toEqual([
      { kind: 'browser', reason: `Failed to load resource (${base}media/a.jpg`, screen: 'camps/karlag' },
    ]);
  });

  it('leave out warnings, and requests that the page handles', () => {
    const warning = { level: 'warning', text: 'slow', url: base };
    const refused = { level: 'error', text: 'Failed to load resource', url: `${base}api/search?q=ibraeva` };
    expect(heard(loaded, ['Log.entryAdded', { entry: warning }], ['Log.entryAdded', { entry: refused }])).toEqual([]);
  });
});

describe('errors from Electron', () => {
  const page = 'esimde://app/index.html#/home?lang=kk';
  const message = (text: string, level = 'error') => ({
    level,
    message: text,
    sourceId: 'esimde://app/assets/index.js',
  });

  it('name the message and the screen', () => {
    expect(consoleError(message('Uncaught Error: no'), page)).toEqual({
      kind: 'browser',
      reason: 'Uncaught Error: no (esimde://app/assets/index.js)',
      screen: 'home',
    });
  });

  it('leave out what the page reports itself, and what is no error', () => {
    expect(consoleError(message('not-drawn: Error: no'), page)).toBeNull();
    expect(consoleError(message('Uncaught Error: no', 'warning'), page)).toBeNull();
    const refused = { ...message('Failed to load resource'), sourceId: 'esimde://app/api/search?q=ibraeva' };
    expect(consoleError(refused, page)).toBeNull();
  });
});
