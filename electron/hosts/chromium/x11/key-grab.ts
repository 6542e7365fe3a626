import type { XConnection } from './connection.ts';
import { halves, opcodes, words } from './requests.ts';

const anyKey = 0;
const asynchronous = 1;

/** Modifier bits: Shift, Lock, Control, Mod1 (Alt), Mod2 (NumLock), Mod3, Mod4 (Meta), Mod5 (AltGr). */
const everyModifierMask = 0xff;
const control = 0x04;
const alt = 0x08;
const meta = 0x40;
const anyModifier = 0x8000;

/**
 * Keys without a function for visitors, by their usual codes under Linux (evdev codes + 8, xkeyboard-config
 * `keycodes/evdev`): F1 to F12, Print, Pause, the Windows and menu keys, and every key of a media keyboard.
 */
const functionKeys = [...range(67, 76), 95, 96, 107, 127, 133, 134, 135];
const mediaKeys = range(121, 126);
const moreKeys = range(136, 255);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/**
 * Grabs the keys that could leave the kiosk: anything held with Control, Alt or Meta, function keys, the menu and Windows
 * keys, media keys. The X server sends them to this client, which ignores them, so they reach neither the browser nor a
 * window manager, even while the page hangs.
 *
 * AltGr (third level), Shift, letters, Enter, Escape, Tab and the arrows stay with the page.
 */
export function grabKeys(x: XConnection): void {
  const { firstKeycode, lastKeycode } = x.screen;
  for (let modifiers = 0; modifiers <= everyModifierMask; modifiers++) {
    if (modifiers & (control | alt | meta)) grab(x, anyKey, modifiers);
  }
  for (const key of [...functionKeys, ...mediaKeys, ...moreKeys]) {
    if (key >= firstKeycode && key <= lastKeycode) grab(x, key, anyModifier);
  }
}

function grab(x: XConnection, key: number, modifiers: number): void {
  const ownerEvents = 0;
  const how = Buffer.from([key, asynchronous, asynchronous, 0, 0, 0]);
  x.send(opcodes.grabKey, ownerEvents, Buffer.concat([words(x.screen.root), halves(modifiers), how]));
}
