import type { Signal } from '@preact/signals';
import { ArrowDown, Check, X } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Key, t } from '../../shared/i18n/i18n.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { shown } from '../navigation/navigator.ts';
import { reachShift } from '../navigation/reach.ts';
import { highContrast, isMotionOff, lowered, still, textSize, textSizes } from '../navigation/visit.ts';
import styles from './AccessSheet.module.css';

/** How the exhibit is read, in one sheet above the bar; each choice says in a sentence what it does. */
export function AccessSheet({ onClose }: { onClose(): void }) {
  const sheet = useRef<HTMLDivElement>(null);
  const screen = shown.value;
  const opened = useRef(screen);
  useLayoutEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useLayoutEffect(() => {
    if (screen?.route !== opened.current?.route) onClose();
  }, [screen, onClose]);
  const showMore = (): void => {
    const { current } = sheet;
    current?.scrollBy({ top: current.clientHeight / 2, behavior: isMotionOff.peek() ? 'instant' : 'smooth' });
  };
  return (
    <>
      <button type="button" class={styles.beside} tabIndex={-1} aria-label={t('sheet.close')} onClick={onClose} />
      <div
        ref={sheet}
        class={styles.sheet}
        role="dialog"
        aria-modal="true"
        aria-label={t('bar.comfort')}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Escape also leads back, where nothing has taken it.
          event.preventDefault();
          onClose();
        }}
      >
        <TextSizes />
        <Choice name="bar.contrast" sentence="access.contrast" state={highContrast} />
        {reachShift.value > 0 && <Choice name="bar.reach" sentence="access.reach" state={lowered} />}
        <Choice name="bar.still" sentence="access.still" state={still} />
        <p class={styles.hold}>{t('access.hold')}</p>
        <div class={styles.foot}>
          <button type="button" class={styles.more} onClick={showMore}>
            <Icon node={ArrowDown} />
            {t('access.more')}
          </button>
          <button type="button" class={styles.close} onClick={onClose}>
            <Icon node={X} />
            {t('sheet.close')}
          </button>
        </div>
      </div>
    </>
  );
}

function TextSizes() {
  return (
    <fieldset class={styles.sizes}>
      <legend class={styles.words}>
        {t('bar.textSize')}
        <span class={styles.sentence}>{t('access.textSize')}</span>
      </legend>
      {textSizes.map((factor, step) => (
        <button
          key={factor}
          type="button"
          class={styles.size}
          aria-pressed={textSize.value === step}
          aria-label={`${t('bar.textSize')}, ${t('bar.textSizeStep', { step: step + 1 })}`}
          onClick={() => {
            textSize.value = step as 0 | 1 | 2;
          }}
        >
          <span style={{ fontSize: `${0.9 + 0.3 * step}em` }}>А</span>
        </button>
      ))}
    </fieldset>
  );
}

function Choice({ name, sentence, state }: { name: Key; sentence: Key; state: Signal<boolean> }) {
  return (
    <button
      type="button"
      class={styles.choice}
      aria-pressed={state.value}
      aria-label={t(name)}
      onClick={() => {
        state.value = !state.value;
      }}
    >
      <span class={styles.words}>
        {t(name)}
        <span class={styles.sentence}>{t(sentence)}</span>
      </span>
      <span class={styles.mark}>{state.value && <Icon node={Check} />}</span>
    </button>
  );
}
