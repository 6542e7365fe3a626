import type { Input, Session, WebContents } from 'electron';
import { withoutBubbles } from '../without-bubbles.ts';
import { pageUrl } from './scheme.ts';

const isOurs = (url: string): boolean => url.startsWith(pageUrl);

/** Also what the page made itself, as the workshop's files to save. */
const isOfPage = (url: string): boolean => isOurs(url) || url.startsWith(`blob:${pageUrl}`);

export type LockedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'on'
  | 'webRequest'
>;

/**
 * Refuses every permission, device, capture and foreign request of a session.
 *
 * @param allowsDownloads of the workshop's own files, in a curator's window
 */
export function lockSession(session: LockedSession, allowsDownloads = false): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // Otherwise a new session fetches dictionaries, whatever `spellcheck` says (electron/electron#22995).
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.on('will-download', (event, item) => {
    if (!allowsDownloads || !isOfPage(item.getURL())) event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOfPage(details.url) && !details.url.startsWith('devtools:') });
  });
}

/**
 * Keeps dialogs away from the kiosk's page: an `<input type=file>` and `window.print()` ask no permission, so they are
 * stopped through the page's own DevTools session (Electron's `webContents.debugger`).
 */
export function refuseDialogs(contents: Pick<WebContents, 'debugger'>, onFailed: (reason: string) => void): void {
  const { debugger: devTools } = contents;
  const send = (method: string, params: object = {}): void =>
    void devTools.sendCommand(method, params).catch((error: Error) => onFailed(error.message));
  try {
    devTools.attach('1.3');
  } catch (error) {
    onFailed((error as Error).message);
    return;
  }
  send('Page.enable');
  send('Page.setInterceptFileChooserDialog', { enabled: true });
  send('Page.addScriptToEvaluateOnNewDocument', { source: withoutBubbles, runImmediately: true });
}

/** Keeps the page where it is: no navigation away, no new window, no embedded page, no menu, no zoom. */
export function lockContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('context-menu', (event) => event.preventDefault());
  // A page cannot keep the user from leaving it.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Takes the keys that lead out before the page or the browser receives them. Letters, AltGr, arrows and Tab pass. */
export function lockKeys(contents: Pick<WebContents, 'on'>): void {
  contents.on('before-input-event', (event, input) => {
    if (leadsOut(input)) event.preventDefault();
  });
}

/** On Windows AltGr is Control and Alt at once, and writes a letter. */
function leadsOut({ control, alt, meta, key }: Pick<Input, 'control' | 'alt' | 'meta' | 'key'>): boolean {
  const writes = control && alt && !meta && [...key].length === 1;
  if ((control || alt || meta) && !writes) return true;
  return /^(F\d{1,2}|ContextMenu|Meta|Help|PrintScreen|Browser\w+|Launch\w+|Media\w+)$/.test(key);
}
