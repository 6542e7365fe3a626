import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Sizes to try, the largest first; the smallest is still legible at a visitor's distance. */
const sizes = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44];

/** Shrinks a scene until its text fits. Runs again when the scene (`of`), the fonts or the window size change. */
export function useFit(scene: RefObject<HTMLElement | null>, of: string): void {
  useLayoutEffect(() => {
    const makeRoom = (): void => {
      const element = scene.current;
      if (element) fitScene(element);
    };
    makeRoom();
    void document.fonts.ready.then(makeRoom);
    addEventListener('resize', makeRoom);
    return () => removeEventListener('resize', makeRoom);
  }, [scene, of]);
}

function fitScene(scene: HTMLElement): void {
  const columns = [...scene.querySelectorAll<HTMLElement>('[data-reading]')];
  // A small screen, where letters may not shrink further, hides what is said besides.
  for (const tight of [false, true]) {
    scene.toggleAttribute('data-tight', tight);
    for (const size of sizes) {
      scene.style.setProperty('--fit', String(size));
      if (columns.every(hasRoom)) return;
    }
  }
}

/** Compares boxes: centred content also overflows at the top, which scrollHeight does not count. */
function hasRoom(column: HTMLElement): boolean {
  const { top, bottom } = column.getBoundingClientRect();
  // What a tight scene leaves out has no box.
  const blocks = [...column.querySelectorAll('h1, p, dl')].filter((each) => each.getClientRects().length > 0);
  return blocks.every((each) => {
    const box = each.getBoundingClientRect();
    return box.top >= top - 1 && box.bottom <= bottom + 1;
  });
}
