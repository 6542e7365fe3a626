import type { CheckNote, SeenAtGlass, TouchCell } from '../../../../../db/model/api/staff.ts';
import { fact, fault } from './note.ts';

/** Slower than this, every movement stutters. */
const minHertz = 20;
/** A panel that falls back to less (mostly VGA) has a faulty cable or a faulty EDID. */
const smallest = { long: 1024, short: 600 };

export interface GlassKnown {
  /** Size at the last test that was accepted; null: none yet. */
  before: { width: number; height: number } | null;
  /** Number of displays in the settings, and connected; null: cannot be counted. */
  wanted: number;
  found: number | null;
  /** Whether the host covers the displays and grabs the keys that could leave the kiosk; null where it need not. */
  isHeld: boolean | null;
}

/** The display size that the page measured, compared with the last accepted one. */
export function checkDisplays({ display }: SeenAtGlass, { before, wanted, found, isHeld }: GlassKnown): CheckNote[] {
  const { width, height, hertz, isFilled, isAccepted } = display;
  const notes = [fact('display', { width, height, hertz: Math.round(hertz) })];
  if (Math.max(width, height) < smallest.long || Math.min(width, height) < smallest.short) {
    notes.push(fault('display-small', { width, height }));
  }
  if (hertz < minHertz) notes.push(fault('display-slow', { hertz: Math.round(hertz) }));
  if (!isFilled) notes.push(fault('display-not-filled'));
  const isOther = before !== null && (before.width !== width || before.height !== height);
  if (isOther && !isAccepted) notes.push(fault('display-changed', { before: `${before.width} × ${before.height}` }));
  if (found !== null && found < wanted) notes.push(fault('displays-missing', { wanted, found }));
  if (isHeld === false) notes.push(fault('display-not-held'));
  return notes;
}

/** @param isNeeded visitors touch this kiosk */
export function checkTouch({ touch }: SeenAtGlass, isNeeded: boolean): CheckNote[] {
  if (touch === null) return [isNeeded ? fault('touch-not-done') : fact('touch-not-needed')];
  const { cells, dead, stuck, byMouse } = touch;
  const notes: CheckNote[] = [];
  if (dead.length > 0) notes.push(fault('touch-dead', { count: dead.length, places: placesOf(dead) }));
  if (stuck.length > 0) notes.push(fault('touch-stuck', { count: stuck.length, places: placesOf(stuck) }));
  if (notes.length === 0) notes.push(fact('touch-whole', { count: cells }));
  // A mouse does not test the touch screen.
  if (byMouse) notes.push(isNeeded ? fault('touch-by-mouse') : fact('touch-by-mouse'));
  return notes;
}

export function checkSound({ sound }: SeenAtGlass): CheckNote[] {
  if (sound === 'heard') return [fact('sound-heard')];
  if (sound === 'unheard') return [fault('sound-unheard')];
  return [fault(sound === 'failed' ? 'sound-failed' : 'sound-not-done')];
}

/** `3/5, 3/6`: row and column. */
const placesOf = (cells: readonly TouchCell[]): string => cells.map(([row, column]) => `${row}/${column}`).join(', ');
