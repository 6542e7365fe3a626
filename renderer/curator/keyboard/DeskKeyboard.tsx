import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { isKiosk } from '../state/kiosk.ts';
import { t } from '../state/words.ts';
import { Keys } from './Keys.tsx';
import { isWritable, type WritableField } from './writing.ts';

/**
 * The keyboard on the kiosk's glass, while a field is written in: the system's never comes up there. Each dialog has
 * one of its own, since what stands outside of it cannot be touched.
 */
export function DeskKeyboard() {
  const field = useSignal<WritableField | null>(null);
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isKiosk()) return;
    let isPressed = false;
    const follow = (): void => {
      const { activeElement } = document;
      // Without the keys the page moves: what is being pressed stays where it is until it is let go.
      if (isPressed && !isWritable(activeElement)) return;
      const isOurs = activeElement?.closest('dialog') === own.current?.closest('dialog');
      field.value = isWritable(activeElement) && isOurs ? activeElement : null;
    };
    // A field that loses the focus gives it to nobody for a moment.
    const followSoon = (): void => void setTimeout(follow);
    const press = ({ type }: Event): void => {
      isPressed = type === 'pointerdown';
      if (!isPressed) followSoon();
    };
    const presses = ['pointerdown', 'pointerup', 'pointercancel'];
    for (const type of presses) addEventListener(type, press, { capture: true });
    addEventListener('focusin', follow);
    addEventListener('focusout', followSoon);
    follow();
    return () => {
      for (const type of presses) removeEventListener(type, press, { capture: true });
      removeEventListener('focusin', follow);
      removeEventListener('focusout', followSoon);
    };
  }, [field]);
  const current = field.value;
  useLayoutEffect(() => {
    // The keys are fixed to the glass: what holds them has no height of its own.
    const keys = own.current?.firstElementChild;
    if (!current || !keys) return;
    const { style } = document.documentElement;
    style.setProperty('--keyboard-height', `${keys.getBoundingClientRect().height}px`);
    current.scrollIntoView({ block: 'center' });
    return () => style.removeProperty('--keyboard-height');
  }, [current]);
  return (
    <section ref={own} aria-label={current ? t('keyboard.label') : undefined}>
      {current && <Keys field={current} onHide={() => current.blur()} />}
    </section>
  );
}
