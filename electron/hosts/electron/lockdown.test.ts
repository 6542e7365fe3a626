import { describe, expect, it } from 'vitest';
import { fakeEmitter } from '../../../test-support/electron/fake-emitter.ts';
import { lockContents, lockKeys, lockSession } from './lockdown.ts';
import { pageUrl } from './scheme.ts';

/** Protects: what the page may ask of Electron and which keys reach it, through typed fakes of Electron. */
describe('the lockdown', () => {
  it('refuses permissions, devices, downloads and foreign requests', () => {
    const { on, emit } = fakeEmitter();
    const answers: unknown[] = [];
    let request: (details: { url: string }, answer: (reply: { cancel?: boolean }) => void) => void = () => undefined;
    lockSession({
      setPermissionRequestHandler: (handler) => handler?.({} as never, 'media', (a) => answers.push(a), {} as never),
      setPermissionCheckHandler: (handler) => answers.push(handler?.(null, 'media', '', {} as never)),
      setDevicePermissionHandler: (handler) => answers.push(handler?.({} as never)),
      setDisplayMediaRequestHandler: (handler) => handler?.({} as never, (streams) => answers.push(streams)),
      setSpellCheckerEnabled: (isEnabled) => answers.push(isEnabled),
      setSpellCheckerLanguages: (languages) => answers.push(languages),
      on: on as never,
      webRequest: { onBeforeRequest: (listener: unknown) => (request = listener as typeof request) } as never,
    });
    expect(answers).toEqual([false, false, false, {}, false, []]);
    expect(emit('will-download', {}, { getURL: () => `${pageUrl}backup.zip` })).toBe(true);
    const cancelled = (url: string) => {
      let cancel: boolean | undefined;
      request({ url }, (reply) => (cancel = reply.cancel));
      return cancel;
    };
    expect(cancelled('https://example.org/')).toBe(true);
    expect(cancelled('file:///etc/passwd')).toBe(true);
    expect(cancelled(`${pageUrl}api/health`)).toBe(false);
  });

  it('lets a curator save the workshop’s files, and nothing else', () => {
    const { on, emit } = fakeEmitter();
    const nothing = () => undefined;
    const session = {
      ...{ setPermissionRequestHandler: nothing, setPermissionCheckHandler: nothing },
      ...{ setDevicePermissionHandler: nothing, setDisplayMediaRequestHandler: nothing },
      ...{ setSpellCheckerEnabled: nothing, setSpellCheckerLanguages: nothing },
      on,
      webRequest: { onBeforeRequest: nothing },
    };
    lockSession(session as never, true);
    const isRefused = (url: string) => emit('will-download', {}, { getURL: () => url });
    expect(isRefused(`${pageUrl}api/workshop/backup`)).toBe(false);
    expect(isRefused(`blob:${pageUrl}3f1c`)).toBe(false);
    expect(isRefused('https://example.org/program.exe')).toBe(true);
  });

  it('keeps the page where it is', () => {
    const { on, emit } = fakeEmitter();
    let opened: unknown;
    lockContents({ on, setWindowOpenHandler: (handler) => (opened = handler({ url: pageUrl } as never)) });
    expect(opened).toEqual({ action: 'deny' });
    for (const name of ['will-navigate', 'will-redirect']) {
      expect(emit(name, { url: 'https://example.org/' })).toBe(true);
      expect(emit(name, { url: 'file:///etc/passwd' })).toBe(true);
      expect(emit(name, { url: `${pageUrl}#/home` })).toBe(false);
    }
    expect(emit('will-attach-webview', {})).toBe(true);
  });
});

describe('the keys', () => {
  const { on, emit } = fakeEmitter();
  lockKeys({ on });
  const stops = (key: string, held: object = {}) =>
    emit('before-input-event', {}, { key, control: false, alt: false, meta: false, shift: false, ...held });

  it.each(['F1', 'F5', 'F11', 'F12', 'ContextMenu', 'Meta', 'PrintScreen', 'BrowserBack'])(
    '%s leads nowhere',
    (key) => {
      expect(stops(key)).toBe(true);
    },
  );

  it.each(['n', 't', 'w', 'r', 'p', 's', 'o', 'l', 'I', 'Tab', '+'])('Ctrl+%s leads nowhere', (key) => {
    expect(stops(key, { control: true })).toBe(true);
    expect(stops(key, { meta: true })).toBe(true);
  });

  it.each(['F4', 'ArrowLeft', 'ArrowRight', 'Tab', 'Home'])('Alt+%s leads nowhere', (key) => {
    expect(stops(key, { alt: true })).toBe(true);
  });

  it.each(['ә', 'A', '5', ' ', 'Enter', 'Tab', 'ArrowDown', 'Escape', 'Backspace'])('%j stays with the page', (key) => {
    expect(stops(key)).toBe(false);
    expect(stops(key, { shift: true })).toBe(false);
  });

  it('AltGr, which Windows tells as Control and Alt, still writes a letter', () => {
    expect(stops('ө', { control: true, alt: true })).toBe(false);
    expect(stops('Delete', { control: true, alt: true })).toBe(true);
  });
});
