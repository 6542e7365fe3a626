import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../shared/i18n/i18n.ts';
import { idlePhase } from '../presence/presence.ts';
import styles from './IdleWarning.module.css';

/** "Are you still reading?" Any touch, anywhere, continues: presence is what takes it away. */
export function IdleWarning() {
  const button = useRef<HTMLButtonElement>(null);
  const warning = idlePhase.value === 'warning';
  useLayoutEffect(() => {
    if (!warning) return;
    button.current?.focus({ preventScroll: true });
    return swallowNextClick;
  }, [warning]);
  if (!warning) return null;
  return (
    <div class={styles.veil} role="alertdialog" aria-labelledby="idle-question" aria-describedby="idle-explanation">
      <h2 id="idle-question" class={styles.question}>
        {t('idle.question')}
      </h2>
      <p id="idle-explanation" class={styles.explanation}>
        {t('idle.explanation')}
      </p>
      <button ref={button} type="button" class={styles.button}>
        {t('idle.continue')}
      </button>
    </div>
  );
}

/** The touch that took the warning away must not press what lay beneath it. */
function swallowNextClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 600);
}
