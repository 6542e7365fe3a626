import { useEffect, useMemo, useState } from 'preact/hooks';
import { browserClock } from '../clock/idle-timer.ts';
import { type Key, KeyHand, type Place } from './key-press.ts';
import { variantsOf } from './keyboard-layout.ts';

/** A key of the page. */
interface DrawnKey extends Key {
  element: HTMLElement;
}

/** The variants that lie open. */
export interface Offered extends DrawnKey {
  choose(letter: string): void;
}

/** Follows the fingers on a keyboard whose keys carry `data-letter`, its variants `data-variant`. */
export function useKeyHand(onLetter: (letter: string) => void) {
  const [offered, setOffered] = useState<Offered | null>(null);
  const [choice, setChoice] = useState<string | null>(null);
  const latest = useMemo(() => ({ onLetter }), []);
  latest.onLetter = onLetter;
  const hand = useMemo(
    () =>
      new KeyHand<DrawnKey>({
        clock: browserClock,
        type: (letter) => latest.onLetter(letter),
        press: ({ element }, down) => element.toggleAttribute('data-pressed', down),
        offer: (key) => {
          setChoice(null);
          setOffered(key && { ...key, choose: (letter) => hand.choose(letter) });
        },
      }),
    [latest],
  );
  useEffect(() => () => hand.close(), [hand]);

  const events = {
    onPointerDown(event: PointerEvent) {
      // The field keeps the focus, and with it the caret.
      event.preventDefault();
      const element = closest(event.target, '[data-letter]');
      if (!element) return closest(event.target, '[data-variant]') ?? hand.close();
      const letter = element.dataset.letter ?? '';
      element.setPointerCapture(event.pointerId);
      hand.down(event.pointerId, { letter, variants: variantsOf(letter), element });
    },
    onMouseDown: (event: Event) => event.preventDefault(),
    onPointerMove(event: PointerEvent) {
      if (offered) setChoice(variantAt(event));
    },
    onPointerUp: (event: PointerEvent) => hand.up(event.pointerId, placeOf(event)),
    onPointerCancel: (event: PointerEvent) => hand.cancel(event.pointerId),
  };
  return { offered, choice, events };
}

function placeOf(event: PointerEvent): Place {
  const letter = variantAt(event);
  if (letter !== null) return { over: 'variant', letter };
  const key = closest(document.elementFromPoint(event.clientX, event.clientY), '[data-letter]');
  return { over: key !== null && key === closest(event.target, '[data-letter]') ? 'key' : 'elsewhere' };
}

function variantAt({ clientX, clientY }: PointerEvent): string | null {
  return closest(document.elementFromPoint(clientX, clientY), '[data-variant]')?.dataset.variant ?? null;
}

function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}
