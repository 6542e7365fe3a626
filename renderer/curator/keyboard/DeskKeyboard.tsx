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
    const follow = (): void => {
      const { activeElement } = document;
      const isOurs = activeElement?.closest('dialog') === own.current?.closest('dialog');
      field.value = isWritable(activeElement) && isOurs ? activeElement : null;
    };
    // A field that loses the focus gives it to nobody for a moment.
    const followSoon = (): void => void setTimeout(follow);
    addEventListener('focusin', follow);
    addEventListener('focusout', followSoon);
    follow();
    return () => {
      removeEventListener('focusin', follow);
      removeEventListener('focusout', followSoon);
    };
  }, [field]);
  const current = field.value;
  useLayoutEffect(() => {
    if (!current || !own.current) return;
    const { style } = document.documentElement;
    style.setProperty('--keyboard-height', `${own.current.offsetHeight}px`);
    current.scrollIntoView({ block: 'center' });
    return () => style.removeProperty('--keyboard-height');
  }, [current]);
  return (
    <section ref={own} aria-label={current ? t('keyboard.label') : undefined}>
      {current && <Keys field={current} onHide={() => current.blur()} />}
    </section>
  );
}
