import type { SeenAtGlass } from '../../../db/model/api/staff.ts';
import { isKiosk } from '../app/kiosk.ts';

const measuredFrames = 40;
/** Limit for a display that draws nothing. */
const longestMs = 4_000;

/** The display's properties as seen by this page; takes about a second. */
export async function measureDisplay(isAccepted: boolean): Promise<SeenAtGlass['display']> {
  const size = (side: number): number => Math.round(side * devicePixelRatio);
  return {
    width: size(screen.width),
    height: size(screen.height),
    hertz: await measureHertz(),
    // A curator's window may have any size.
    isFilled: !isKiosk() || (innerWidth >= screen.width - 1 && innerHeight >= screen.height - 1),
    isAccepted,
  };
}

/** Frames a second, by the middle one of the times between two of them. */
function measureHertz(): Promise<number> {
  return new Promise((resolve) => {
    const gaps: number[] = [];
    let lastMs: number | null = null;
    const end = (): void => {
      const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
      resolve(middle ? 1000 / middle : 0);
    };
    const giveUp = setTimeout(end, longestMs);
    const frame = (atMs: number): void => {
      if (lastMs !== null && atMs > lastMs) gaps.push(atMs - lastMs);
      lastMs = atMs;
      if (gaps.length < measuredFrames) requestAnimationFrame(frame);
      else {
        clearTimeout(giveUp);
        end();
      }
    };
    requestAnimationFrame(frame);
  });
}
