import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { LoopNow } from '../../../db/model/api/loop.ts';
import { fadesMs, kindOf, type Plan, sceneMs } from './plan.ts';

interface Turns {
  index: number;
  /** The scene fades out. */
  leaving: boolean;
  /** Goes on at once: this scene could not be drawn. @returns false where none of the last ones could be drawn */
  skip(): boolean;
}

const leavingMs = fadesMs / 2;
/** After so many failures in a row the fault is not in the scenes. */
const maxSkipped = 12;

/** Goes from scene to scene, each for as long as its text takes to read. `stopped`: as in a picture or at night. */
export function useTurns(
  plan: Plan,
  playlist: LoopNow['playlist'],
  scene: RefObject<HTMLElement | null>,
  { first, stopped }: { first: number; stopped: boolean },
): Turns {
  const turning = useSignal({ index: first, leaving: false });
  const { index } = turning.value;
  const skipped = useRef(0);
  useEffect(() => {
    const turn = plan.at(index);
    if (stopped || !turn) return;
    const ms = sceneMs(kindOf(turn.key), charactersIn(scene.current), playlist);
    const leave = setTimeout(() => {
      turning.value = { index, leaving: true };
    }, ms - leavingMs);
    const next = setTimeout(() => {
      skipped.current = 0;
      turning.value = { index: after(plan, index), leaving: false };
    }, ms);
    return () => {
      clearTimeout(leave);
      clearTimeout(next);
    };
  }, [index, plan, playlist, scene, stopped, turning]);
  const skip = useCallback(() => {
    if (++skipped.current > maxSkipped) return false;
    turning.value = { index: after(plan, index), leaving: false };
    return true;
  }, [plan, index, turning]);
  return { ...turning.value, skip };
}

/** The next index with another scene: at midnight the plan changes under the current one. */
function after(plan: Plan, index: number): number {
  const next = index + 1;
  return plan.at(next)?.key === plan.at(index)?.key ? next + 1 : next;
}

/** Length of the text on the screen, in the language that has more of it. */
function charactersIn(scene: HTMLElement | null): number {
  const columns = [...(scene?.querySelectorAll('[data-reading]') ?? [])];
  return Math.max(0, ...columns.map(({ textContent }) => textContent.length));
}
