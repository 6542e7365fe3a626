import { useEffect, useRef } from 'preact/hooks';
import type { Job } from '../../../db/model/api/workshop.ts';
import { useWorkshop } from '../app/context.ts';
import type { AskedPiece, Piece } from './jobs.ts';

/** The long work of a screen: found again when the screen is opened anew, and its end told once. */
export function useWork(kinds: readonly Job['kind'][], onEnd: (piece: Piece) => void) {
  const { work } = useWorkshop();
  const own = work.pieces.value.filter(({ kind }) => kinds.includes(kind));
  const over = own.find(({ isOver }) => isOver);
  const running = own.find(({ isOver }) => !isOver) ?? null;
  const tell = useRef(onEnd);
  tell.current = onEnd;
  useEffect(() => {
    if (!over) return;
    work.told(over);
    tell.current(over);
  }, [over, work]);
  return {
    /** What is under way; null: something else can begin. */
    running,
    isBusy: running !== null,
    run: (asked: AskedPiece, begin: () => Promise<Job>): void => void work.run(asked, begin),
    cancel: () => {
      if (running) work.cancel(running);
    },
  };
}
