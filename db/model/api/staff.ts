/** Requests and responses of the technician's page. */

/** How the kiosk ends: intentionally, or for a restart. */
export const kioskEndings = ['exit', 'restart'] as const;
export type KioskEnding = (typeof kioskEndings)[number];

/** Rotation of the picture, as xrandr names it. */
export const turns = ['normal', 'left', 'right', 'inverted'] as const;
export type Turn = (typeof turns)[number];

/** The programs that can show the kiosk. */
export const hostNames = ['chromium', 'electron'] as const;
export type HostName = (typeof hostNames)[number];

/** A control of the machine. `isReady`: a program for it is installed; `now`: the value last set here. */
export interface Control<Value> {
  isReady: boolean;
  now: Value | null;
}

export interface MachineState {
  version: string;
  platform: string;
  upSeconds: number;
  /** False when this program shows no kiosk, as in a curator's window. */
  canEnd: boolean;
  /** The host that ended three times without showing the page, so that the other one shows it. */
  hostLeft: HostName | null;
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

/** Codes of a check's notes; the page has a text for each. */
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
  /** Numbers and names in the text. */
  values: Record<string, string | number>;
}

/** Passed when no note is a fault. */
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

/** Findings of the page and of the person in front of it. */
export interface SeenAtGlass {
  display: {
    /** Pixels of the display. */
    width: number;
    height: number;
    /** Frames a second, as measured. */
    hertz: number;
    /** The page covers the whole display. */
    isFilled: boolean;
    /** The technician accepts this size from now on. */
    isAccepted: boolean;
  };
  /** Null: not done. */
  touch: { cells: number; dead: TouchCell[]; stuck: TouchCell[]; byMouse: boolean } | null;
  /** Null: not done. `failed`: the page could not play it. */
  sound: 'heard' | 'unheard' | 'failed' | null;
}
