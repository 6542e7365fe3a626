import { ArrowLeft } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { formatDate } from '../../shared/format/date.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useServices } from '../navigation/services.ts';
import { frozen } from '../navigation/visit.ts';
import styles from './SilenceScreen.module.css';
import { type Named, silenceMs, takeTurn } from './silence.ts';

const leavingMs = 900;

/** One name after another, its years, and silence. It ends by itself; the one control is the way back. */
export function Silence({ named }: { named: Named[] }) {
  const { navigator } = useServices();
  const [taken] = useState(() => takeTurn(named));
  const { index, leaving } = useTurns(taken.length, navigator.back);
  const each = taken[index];
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') void navigator.back();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigator]);
  return (
    <div class={styles.silence}>
      {each && (
        <div key={each.id} class={leaving ? styles.leaving : styles.named}>
          <h1 class={styles.name}>{each.name}</h1>
          {each.fullName !== each.name && <p class={styles.full}>{each.fullName}</p>}
          <p class={styles.years}>{formatDate(each.existed, t)}</p>
          {each.place && <p class={styles.place}>{each.place}</p>}
        </div>
      )}
      <button type="button" class={styles.return} onClick={() => void navigator.back()}>
        <Icon node={ArrowLeft} />
        {t('silence.return')}
      </button>
    </div>
  );
}

/** Shares the minute among the names. A picture of the screen stands. */
function useTurns(count: number, onEnd: () => unknown): { index: number; leaving: boolean } {
  const [index, setIndex] = useState(0);
  const [leaving, setLeaving] = useState(false);
  const standing = frozen.value;
  useEffect(() => {
    if (standing) return;
    const turnMs = silenceMs / Math.max(count, 1);
    const leave = setTimeout(() => setLeaving(true), turnMs - leavingMs);
    const next = setTimeout(() => {
      if (index + 1 >= count) return void onEnd();
      setLeaving(false);
      setIndex(index + 1);
    }, turnMs);
    return () => {
      clearTimeout(leave);
      clearTimeout(next);
    };
  }, [index, count, standing, onEnd]);
  return { index, leaving };
}
