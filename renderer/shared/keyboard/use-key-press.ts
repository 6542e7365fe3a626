import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { browserClock } from '../clock/idle-timer.ts';
import { type Key, KeyPress, type Place } from './key-press.ts';
import { variantsOf } from './keyboard-layout.ts';

/** A key and its button. */
interface DrawnKey extends Key {
  element: HTMLElement;
}

/** The key whose variants are open. */
export interface Offered extends DrawnKey {
  choose(letter: string): void;
}

/** Tracks the pointers on a keyboard whose keys carry `data-letter`, its variants `data-variant`. */
export function useKeyPress(onLetter: (letter: string) => void) {
  const offered = useSignal<Offered | null>(null);
  const choice = useSignal<string | null>(null);
  const latest = useMemo(() => ({ onLetter }), []);
  latest.onLetter = onLetter;
  const press = useMemo(
    () =>
      new KeyPress<DrawnKey>({
        clock: browserClock,
        type: (letter) => latest.onLetter(letter),
        press: ({ element }, down) => element.toggleAttribute('data-pressed', down),
        offer: (key) => {
          choice.value = null;
          offered.value = key && { ...key, choose: (letter) => press.choose(letter) };
        },
      }),
    [latest, offered, choice],
  );
  useEffect(() => () => press.close(), [press]);

  const events = {
    onPointerDown(event: PointerEvent) {
      // The field keeps the focus, and with it the caret.
      event.preventDefault();
      const element = closest(event.target, '[data-letter]');
      if (!element) return closest(event.target, '[data-variant]') ?? press.close();
      const letter = element.dataset.letter ?? '';
      element.setPointerCapture(event.pointerId);
      press.down(event.pointerId, { letter, variants: variantsOf(letter), element });
    },
    onMouseDown: (event: Event) => event.preventDefault(),
    onPointerMove(event: PointerEvent) {
      if (offered.value) choice.value = variantAt(event);
    },
    onPointerUp: (event: PointerEvent) => press.up(event.pointerId, placeOf(event)),
    onPointerCancel: (event: PointerEvent) => press.cancel(event.pointerId),
  };
  return { offered: offered.value, choice: choice.value, events };
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

const repeatDelayMs = 450;
const repeatMs = 90;

/** A key that acts when touched, and repeatedly while held. */
export function useRepeat(act: () => void) {
  const latest = useMemo(() => ({ act }), []);
  latest.act = act;
  const timer = useMemo(() => ({ cancel: () => {} }), []);
  useEffect(() => () => timer.cancel(), [timer]);

  const repeatAfter = (delayMs: number): void => {
    timer.cancel = browserClock.after(delayMs, () => {
      latest.act();
      repeatAfter(repeatMs);
    });
  };
  const release = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    timer.cancel();
    event.currentTarget.removeAttribute('data-pressed');
  };
  return {
    onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }) {
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.setAttribute('data-pressed', '');
      timer.cancel();
      latest.act();
      repeatAfter(repeatDelayMs);
    },
    onPointerUp: release,
    onPointerCancel: release,
    // A press from a keypad has no pointer: it comes as a click.
    onClick(event: MouseEvent) {
      if (event.detail === 0) latest.act();
    },
  };
}
