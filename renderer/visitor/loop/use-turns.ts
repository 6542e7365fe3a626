import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { fadesMs } from '../../../db/model/scene-time.ts';
import { isReading, type Plan } from './plan.ts';

interface Turns {
  index: number;
  /** Which of the languages of the scene shows, from 0. */
  spoken: number;
  /** The scene fades out. */
  leaving: boolean;
  /** Goes on at once: this scene could not be drawn. @returns false where none of the last ones could be drawn */
  skip(): boolean;
}

interface TurnsOptions {
  first: number;
  /** As in a picture or at night. */
  stopped: boolean;
  /** How long a scene shows, and each of its languages. */
  timeOf(key: string): { ms: number; spokenMs: number };
}

const leavingMs = fadesMs / 2;
/** After so many failures in a row the fault is not in the scenes. */
const maxSkipped = 12;

/** Goes from scene to scene, and within a scene from language to language. */
export function useTurns(plan: Plan, { first, stopped, timeOf }: TurnsOptions): Turns {
  const turning = useSignal({ index: first, spoken: 0, leaving: false });
  const { index } = turning.value;
  const skipped = useRef(0);
  const time = useRef(timeOf);
  time.current = timeOf;
  useEffect(() => {
    const key = plan.at(index);
    if (stopped || key === null) return;
    const { ms, spokenMs } = time.current(key);
    const speak = setInterval(() => {
      const { spoken, leaving } = turning.value;
      if (!leaving && (spoken + 2) * spokenMs <= ms) turning.value = { index, spoken: spoken + 1, leaving };
    }, spokenMs);
    const leave = setTimeout(() => {
      turning.value = { ...turning.value, leaving: true };
    }, ms - leavingMs);
    const next = setTimeout(() => {
      skipped.current = 0;
      turning.value = { index: after(plan, index), spoken: 0, leaving: false };
    }, ms);
    return () => {
      clearInterval(speak);
      clearTimeout(leave);
      clearTimeout(next);
    };
  }, [index, plan, stopped, turning]);
  const skip = useCallback(() => {
    if (++skipped.current > maxSkipped) return false;
    turning.value = { index: after(plan, index), spoken: 0, leaving: false };
    return true;
  }, [plan, index, turning]);
  return { ...turning.value, skip };
}

/** The next index with another scene: at midnight the plan changes under the current one. */
function after(plan: Plan, index: number): number {
  const next = index + 1;
  const key = plan.at(index);
  return plan.at(next) === key && !isReading(key) ? next + 1 : next;
}
