import type { Kept } from '../form/autosave.ts';
import { t } from '../state/words.ts';
import styles from './KeptState.module.css';

/** Whether what was typed is on the disk. Quiet as long as it is. */
export function KeptState({ state, differs }: { state: Kept; differs: boolean }) {
  const words = state === 'kept' ? (differs ? t('kept.kept') : '') : t(`kept.${state}`);
  return (
    <p class={`${styles.state} ${state === 'unreachable' ? styles.live : ''}`} role="status" data-kept={state}>
      {words}
    </p>
  );
}
