import type { Autosave } from '../form/autosave.ts';
import { isRefusal } from '../state/api.ts';
import { refusalWords } from '../state/refusalWords.ts';
import { t } from '../state/words.ts';
import styles from './KeptState.module.css';

/** Whether what was typed is on the disk. Quiet as long as it is. */
export function KeptState({ keeping, differs }: { keeping: Autosave; differs: boolean }) {
  const state = keeping.state.value;
  return (
    <p class={`${styles.state} ${state === 'failed' ? styles.live : ''}`} role="status" data-kept={state}>
      {stateWords(keeping, differs)}
    </p>
  );
}

function stateWords({ state, failure }: Autosave, differs: boolean): string {
  if (state.value === 'kept') return differs ? t('kept.kept') : '';
  if (state.value !== 'failed') return t(`kept.${state.value}`);
  return isRefusal(failure.value, 'no-answer') ? t('kept.unreachable') : refusalWords(failure.value);
}
