import type { Input, Session, WebContents } from 'electron';
import { pageUrl } from './scheme.ts';

const isOurs = (url: string): boolean => url.startsWith(pageUrl);

/** Refuses every permission, device, download, capture and foreign request of the kiosk's session. */
export function lockSession(
  session: Pick<
    Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
    | 'on'
    | 'webRequest'
  >,
): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOurs(details.url) && !details.url.startsWith('devtools:') });
  });
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
  // A page that asks to stay is left all the same.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Takes the keys that lead out before the page or the browser hears of them. Letters, AltGr, arrows and Tab stay. */
export function lockKeys(contents: Pick<WebContents, 'on'>): void {
  contents.on('before-input-event', (event, input) => {
    if (leadsOut(input)) event.preventDefault();
  });
}

/** AltGr is Control and Alt at once on Windows: held with a letter, both together write one. */
function leadsOut({ control, alt, meta, key }: Pick<Input, 'control' | 'alt' | 'meta' | 'key'>): boolean {
  const writes = control && alt && !meta && [...key].length === 1;
  if ((control || alt || meta) && !writes) return true;
  return /^(F\d{1,2}|ContextMenu|Meta|Help|PrintScreen|Browser\w+|Launch\w+|Media\w+)$/.test(key);
}
