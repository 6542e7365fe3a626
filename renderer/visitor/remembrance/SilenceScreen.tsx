import { useSignal } from '@preact/signals';
import { ArrowLeft } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import { t } from '../../shared/i18n/i18n.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useServices } from '../navigation/services.ts';
import { frozen } from '../navigation/visit.ts';
import styles from './SilenceScreen.module.css';
import { SilentName } from './SilentName.tsx';
import { type Named, nextNames, silenceMs } from './silence.ts';

const leavingMs = 900;

/** A minute of silence: people one after another. It ends by itself; the one control leads back. */
export function SilenceScreen({ named }: { named: Named[] }) {
  const { navigator } = useServices();
  const names = useMemo(() => nextNames(named), []);
  const { index, leaving } = useTurns(names.length, navigator.back);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') void navigator.back();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigator]);
  return (
    <div class={styles.silence}>
      <p class={styles.title}>{t('silence.title')}</p>
      <SilentName named={names} index={index} leaving={leaving} t={t} />
      <button type="button" class={styles.return} onClick={() => void navigator.back()}>
        <Icon node={ArrowLeft} />
        {t('silence.return')}
      </button>
    </div>
  );
}

/** Divides the minute among the names. In a picture of the screen nothing changes. */
function useTurns(count: number, onEnd: () => unknown): { index: number; leaving: boolean } {
  const turn = useSignal({ index: 0, leaving: false });
  const { index } = turn.value;
  const stopped = frozen.value;
  useEffect(() => {
    if (stopped) return;
    const turnMs = silenceMs / Math.max(count, 1);
    const leave = setTimeout(() => {
      turn.value = { index, leaving: true };
    }, turnMs - leavingMs);
    const next = setTimeout(() => {
      if (index + 1 >= count) return void onEnd();
      turn.value = { index: index + 1, leaving: false };
    }, turnMs);
    return () => {
      clearTimeout(leave);
      clearTimeout(next);
    };
  }, [index, count, stopped, onEnd, turn]);
  return turn.value;
}
