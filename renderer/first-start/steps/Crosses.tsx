import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CrossTap } from '../../../db/model/api/first-start.ts';
import { t } from '../../curator/app/i18n.ts';
import { Button } from '../../curator/ui/Button.tsx';
import styles from './Steps.module.css';

/** Fractions of the picture: near its corners, no two on the mirror image of another. */
const crosses: CrossTap['cross'][] = [
  [0.1, 0.12],
  [0.88, 0.1],
  [0.9, 0.86],
  [0.12, 0.9],
];

interface CrossesProps {
  /** @param byMouse at least one cross was clicked */
  onTapped(taps: CrossTap[], byMouse: boolean): void;
  onStop(): void;
}

/** Four crosses over the whole picture, one after another. Any touch counts, wherever the panel reports it. */
export function Crosses({ onTapped, onStop }: CrossesProps) {
  const layer = useRef<HTMLDialogElement>(null);
  const taps = useSignal<CrossTap[]>([]);
  const byMouse = useRef(false);
  useEffect(() => layer.current?.showModal(), []);
  const cross = crosses[taps.value.length];
  const tap = (event: PointerEvent): void => {
    if (!cross || (event.target as Element).closest('button')) return;
    if (event.pointerType === 'mouse') byMouse.current = true;
    const touch: CrossTap['touch'] = [share(event.clientX / innerWidth), share(event.clientY / innerHeight)];
    taps.value = [...taps.value, { cross, touch }];
    if (taps.value.length === crosses.length) onTapped(taps.value, byMouse.current);
  };
  return (
    <dialog
      ref={layer}
      class={styles.crosses}
      aria-label={t('firstStart.touch.start')}
      onCancel={onStop}
      onPointerUp={tap}
    >
      <p role="status">{t('firstStart.touch.cross', { number: Math.min(taps.value.length + 1, crosses.length) })}</p>
      <Button onClick={onStop}>{t('firstStart.touch.stop')}</Button>
      {cross && (
        <svg
          class={styles.cross}
          viewBox="-50 -50 100 100"
          style={{ left: `${cross[0] * 100}%`, top: `${cross[1] * 100}%` }}
          aria-hidden="true"
          data-cross={taps.value.length}
        >
          <path d="M-50 0H50M0-50V50" />
          <circle r="14" />
        </svg>
      )}
    </dialog>
  );
}

const share = (value: number): number => Math.min(1, Math.max(0, value));
