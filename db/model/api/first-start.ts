import type { Language } from '../vocabulary.ts';
import type { Turn } from './staff.ts';

/** Requests and responses of the page that sets up a new kiosk. */

/** Its steps, in their order. */
export const firstStartSteps = [
  'language',
  'mode',
  'size',
  'edge',
  'touch',
  'hours',
  'account',
  'key',
  'voices',
  'test',
] as const;
export type FirstStartStep = (typeof firstStartSteps)[number];

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
/** Opening hours by weekday, such as `["10:00-18:00"]`; an empty list: closed. A missing weekday is open all day. */
export type WeekHours = Partial<Record<Weekday, string[]>>;

/** What was chosen so far; a missing one stays as it is. Lengths in millimetres, `zone`: an IANA name. */
export interface FirstStartAnswers {
  defaultLanguage?: Language | undefined;
  mode?: 'touch' | 'display' | undefined;
  screenWidthMm?: number | undefined;
  lowerEdgeMm?: number | undefined;
  zone?: string | undefined;
  hours?: WeekHours | undefined;
}

/** A place in a settings file on a stick that is not valid; `reason` continues in English, as in the log. */
export interface StickSettingsFault {
  stick: string;
  line: number;
  column: number;
  reason: string;
}

export interface FirstStartState {
  /** The step that the page begins with: after a power cut, the one that was open. */
  step: FirstStartStep;
  answers: FirstStartAnswers;
  /** What holds without an answer. */
  now: Required<FirstStartAnswers>;
  /** Zones to choose from, the most likely first. */
  zones: string[];
  /** Whether the workshop is switched on: without it there are neither accounts nor keys. */
  hasWorkshop: boolean;
  turn: { isReady: boolean; now: Turn | null };
  /** Whether this program can map the touch screen to the picture. */
  mapsTouch: boolean;
  platform: 'linux' | 'win32' | 'darwin' | 'other';
  /** The settings file of a stick was refused. */
  refused: StickSettingsFault | null;
  /** The kiosk restarts with the settings of a stick of that name. */
  taken: string | null;
}

/** Where a cross was, and where the touch was reported: fractions of the picture's width and height. */
export interface CrossTap {
  cross: [x: number, y: number];
  touch: [x: number, y: number];
}

/**
 * `right`: the touch screen fits the picture. `mapped`: it was mapped again and has to be tried. `unclear`: no mapping
 * leads from the touches to the crosses. `not-possible`: this program cannot map it.
 */
export type TouchFit = 'right' | 'mapped' | 'unclear' | 'not-possible';
