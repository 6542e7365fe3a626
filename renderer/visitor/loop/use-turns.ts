import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { LoopNow } from '../../../db/model/api/loop.ts';
import { kindOf, type Plan } from './plan.ts';
import { fadesMs, sceneMs } from './scene-time.ts';

export interface Turning {
  index: number;
  /** The scene is on its way out. */
  leaving: boolean;
  /** Goes on at once: this scene could not be drawn. @returns false where none of the last ones could */
  skip(): boolean;
}

const leavingMs = fadesMs / 2;
/** So many scenes in a row that cannot be drawn, and it is not the scenes. */
const mostSkipped = 12;

/**
 * Goes from scene to scene, each for as long as its words take. `standing`: nothing moves, as in a picture or at
 * night.
 */
export function useTurns(
  plan: Plan,
  playlist: LoopNow['playlist'],
  scene: RefObject<HTMLElement | null>,
  { first, standing }: { first: number; standing: boolean },
): Turning {
  const [turning, setTurning] = useState({ index: first, leaving: false });
  const { index } = turning;
  const skipped = useRef(0);
  useEffect(() => {
    const turn = plan.at(index);
    if (standing || !turn) return;
    const ms = sceneMs(kindOf(turn.key), charactersIn(scene.current), playlist);
    const leave = setTimeout(() => setTurning({ index, leaving: true }), ms - leavingMs);
    const next = setTimeout(() => {
      skipped.current = 0;
      setTurning({ index: after(plan, index), leaving: false });
    }, ms);
    return () => {
      clearTimeout(leave);
      clearTimeout(next);
    };
  }, [index, plan, playlist, scene, standing]);
  const skip = useCallback(() => {
    if (++skipped.current > mostSkipped) return false;
    setTurning({ index: after(plan, index), leaving: false });
    return true;
  }, [plan, index]);
  return { ...turning, skip };
}

/** The next place whose scene is another: over midnight the plan changes under the scene that stands. */
function after(plan: Plan, index: number): number {
  const next = index + 1;
  return plan.at(next)?.key === plan.at(index)?.key ? next + 1 : next;
}

/** What is to be read, in the language that has more of it. */
function charactersIn(scene: HTMLElement | null): number {
  const columns = [...(scene?.querySelectorAll('[data-reading]') ?? [])];
  return Math.max(0, ...columns.map(({ textContent }) => textContent.length));
}
