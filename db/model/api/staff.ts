import type { FallbackLevel } from './release.ts';
import type { MergedUsage } from './usage.ts';

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
  /** Versions of the program beside the one that runs; null where its installer updates it. */
  program: {
    /** Of the installed package. */
    installed: string;
    /** The version that starts next, and the one that is kept to go back to; null: the installed package. */
    current: string | null;
    previous: string | null;
    /** The current version has not shown the kiosk yet. */
    isOnTrial: boolean;
    /** The last version that did not come up here. */
    failed: string | null;
    /** Whether the settings name a key that may sign programs. */
    hasKeys: boolean;
    /** Why the last package was not installed: its name, and the code of a refusal. */
    refused: { file: string; reason: string; detail: string } | null;
  } | null;
  /** Number of the parts of other projects that an installed package brings; null in a checkout, which has no list. */
  about: { parts: number } | null;
}

/** What a package says of its parts: their licences, and a bill of materials (CycloneDX). */
export const aboutFiles = ['licences.txt', 'sbom.cdx.json'] as const;

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
  'hardware',
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
  'disk-healthy',
  'disk-failing',
  'disk-worn',
  'disk-health-unknown',
  'temperature',
  'too-hot',
  'throttled',
  'under-voltage',
  'filesystem-errors',
  'clock-battery',
  'clock-battery-dead',
  'hardware-unknown',
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

/** What a kiosk says of itself in its channel, signed with its own key. */
export interface ScreenReport {
  /** Name of the machine. */
  name: string;
  /** The museum within the channel whose release it shows. */
  museum?: string | undefined;
  /** By the kiosk's trusted clock: ISO times. */
  at: string;
  /** Since when it shows this release; null where the time is not known. */
  since: string | null;
  release: { id: string; sequence: number } | null;
  level: FallbackLevel;
  /** The newest release of the channel that it knows of. */
  newest: number | null;
  /** Why that is not installed: the code of a refusal. */
  refused: { reason: string; detail: string } | null;
  /** When its channel ran out. */
  staleSince: string | null;
  /** Errors in its log within a day. */
  errors: number;
  freeBytes: number | null;
  version: string;
}

export const screenStates = ['faulty', 'silent', 'behind', 'good'] as const;
/** `silent`: no report for more than a day and a half. `behind`: it shows an older release than another kiosk of its museum knows of. */
export type ScreenState = (typeof screenStates)[number];

/**
 * Why a file of a kiosk is not used. `forged`: not signed by the key that it is named after; `newer`: of a newer program; `content`: it is signed, and no
 * report; `period`: it counts days that are no whole week or month, or have not ended; `no-status`: counts of a kiosk without a valid report;
 * `same-name`: another kiosk of that name sent counts of the same days later; `too-many`: of a folder, whose further files are not read.
 */
export type ReportFault =
  | 'too-large'
  | 'damaged'
  | 'forged'
  | 'newer'
  | 'content'
  | 'period'
  | 'no-status'
  | 'same-name'
  | 'too-many';

/** `GET /screens`: every kiosk that reported, those that need somebody first. */
export interface AllScreens {
  screens: (ScreenReport & {
    /** Id of its key. */
    kiosk: string;
    state: ScreenState;
  })[];
  usage: MergedUsage;
  /** Files of kiosks that are not used, and why. */
  refused: { file: string; fault: ReportFault }[];
  /** Whether this machine has places in which kiosks report. */
  hasPlaces: boolean;
}

/** Keys whose releases a kiosk shows. */

export interface TrustedKey {
  /** The first 16 hex digits of the SHA-256 of the key. */
  id: string;
  /** Thirty digits in groups of five, which people compare. */
  fingerprint: string;
  /** Name of the private key if it signs on this machine. */
  signsHere: string | null;
}

export interface TrustedKeys {
  trusted: TrustedKey[];
  /** Ids. */
  revoked: string[];
}

/** A key that was read from a file, before it is trusted. */
export interface KeyOffer {
  id: string;
  fingerprint: string;
  isTrusted: boolean;
  /** Id of the trusted key that names it as its successor: nothing has to be compared. */
  follows: string | null;
  /** Releases beside it that it has signed. */
  releases: { sequence: number; date: string }[];
}
