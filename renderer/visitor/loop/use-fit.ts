import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Sizes that are tried, the largest first; the smallest is still read from where a visitor stands. */
const sizes = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44];

/** Makes a scene smaller until its words have room: nothing is cut. Laid out again when the scene (`of`) or the glass changes. */
export function useFit(scene: RefObject<HTMLElement | null>, of: string): void {
  useLayoutEffect(() => {
    const makeRoom = (): void => {
      const element = scene.current;
      if (element) fitScene(element);
    };
    makeRoom();
    // Letters that came late are wider or narrower than those before.
    void document.fonts.ready.then(makeRoom);
    addEventListener('resize', makeRoom);
    return () => removeEventListener('resize', makeRoom);
  }, [scene, of]);
}

function fitScene(scene: HTMLElement): void {
  const columns = [...scene.querySelectorAll<HTMLElement>('[data-reading]')];
  // On small glass, where letters may not become smaller than can be read, what is said besides steps back.
  for (const tight of [false, true]) {
    scene.toggleAttribute('data-tight', tight);
    for (const size of sizes) {
      scene.style.setProperty('--fit', String(size));
      if (columns.every(hasRoom)) return;
    }
  }
}

/** Content that is centred goes over at the top as well, which does not count as scrolling: its box is looked at. */
function hasRoom(column: HTMLElement): boolean {
  const { top, bottom } = column.getBoundingClientRect();
  const words = [...column.querySelectorAll('h1, p, dl')];
  return words.every((each) => {
    const box = each.getBoundingClientRect();
    return box.top >= top - 1 && box.bottom <= bottom + 1;
  });
}
