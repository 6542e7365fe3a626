import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../shared/i18n/i18n.ts';
import { swallowNextClick } from '../../shared/ui/swallow-click.ts';
import { idlePhase } from '../presence/presence.ts';
import styles from './IdleWarning.module.css';

/** "Are you still reading?" at the foot of the page, which stays in sight. Any touch, anywhere, continues: it resets the idle timer, which ends the warning. */
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
      <div class={styles.words}>
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
    </div>
  );
}
