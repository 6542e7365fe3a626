/** What the technician's page and its routes tell each other. */

/** How the kiosk ends: for good, or to be started again. */
export const kioskEndings = ['exit', 'restart'] as const;
export type KioskEnding = (typeof kioskEndings)[number];

/** Which way up the picture hangs, as xrandr names it. */
export const turns = ['normal', 'left', 'right', 'inverted'] as const;
export type Turn = (typeof turns)[number];

/** Something of the machine that can be set. `isReady`: a program for it is there; `now`: as it was last set here. */
export interface Control<Value> {
  isReady: boolean;
  now: Value | null;
}

export interface MachineState {
  version: string;
  platform: string;
  upSeconds: number;
  /** False where this program shows no kiosk, as in a curator's window. */
  canEnd: boolean;
  turn: Control<Turn>;
  /** Percent, 0 to 100. */
  volume: Control<number>;
  brightness: Control<number>;
  /** The last self-test on this machine. */
  last: SelfTest | null;
}

export const checkNames = [
  'displays',
  'touch',
  'sound',
  'clock',
  'disk',
  'database',
  'release',
  'keys',
  'audit',
] as const;
export type CheckName = (typeof checkNames)[number];

/** What a check can say; the page has words for each. */
export const noteCodes = [
  'display',
  'display-slow',
  'display-small',
  'display-not-filled',
  'display-changed',
  'displays-missing',
  'display-not-held',
  'touch-whole',
  'touch-by-mouse',
  'touch-dead',
  'touch-stuck',
  'touch-not-done',
  'touch-not-needed',
  'sound-heard',
  'sound-unheard',
  'sound-failed',
  'sound-not-done',
  'clock',
  'clock-doubted',
  'clock-ahead',
  'zone-utc',
  'disk-free',
  'disk-low',
  'disk-written',
  'disk-unwritable',
  'disk-wrong-read',
  'database-whole',
  'database-damaged',
  'release-whole',
  'release-refused',
  'release-lower',
  'pointer-unreadable',
  'no-release',
  'keys-trusted',
  'key-revoked',
  'settings-wrong',
  'builtin-whole',
  'builtin-refused',
  'audit-whole',
  'audit-broken',
  'check-failed',
] as const;
export type NoteCode = (typeof noteCodes)[number];

export interface CheckNote {
  code: NoteCode;
  isFault: boolean;
  /** Numbers and names within the words. */
  values: Record<string, string | number>;
}

/** Good where no note is a fault. */
export interface Check {
  name: CheckName;
  notes: CheckNote[];
}

export interface SelfTest {
  /** ISO instant by the machine's own clock. */
  at: string;
  isGood: boolean;
  checks: Check[];
}

/** A cell of the touch grid: row and column from 1. */
export type TouchCell = [row: number, column: number];

/** What only the page and the person before it can find out. */
export interface SeenAtGlass {
  display: {
    /** Pixels of the display. */
    width: number;
    height: number;
    /** Frames a second, as measured. */
    hertz: number;
    /** The page covers the whole glass. */
    isFilled: boolean;
    /** The technician says that this size is right from now on. */
    isAccepted: boolean;
  };
  /** Null: not done. */
  touch: { cells: number; dead: TouchCell[]; stuck: TouchCell[]; byMouse: boolean } | null;
  /** Null: not done. `failed`: the page could not play it. */
  sound: 'heard' | 'unheard' | 'failed' | null;
}
