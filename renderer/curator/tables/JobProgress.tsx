import { t } from '../app/i18n.ts';
import styles from '../jobs/JobBar.module.css';
import type { Piece } from '../jobs/jobs.ts';
import { Button } from '../ui/Button.tsx';

interface JobProgressProps {
  piece: Piece;
  onCancel(): void;
}

/** How far a check or an import is, and its end before its time. */
export function JobProgress({ piece: { kind, job }, onCancel }: JobProgressProps) {
  const { done = 0, of = null } = job ?? {};
  const title = t(kind === 'import' ? 'tables.importing' : 'tables.checking');
  return (
    <div class={styles.progress}>
      <p>{title}</p>
      <progress class={styles.bar} aria-label={title} value={of === null ? undefined : done} max={of ?? undefined} />
      <p class="quiet">{of ? t('tables.progress', { percent: Math.floor((100 * done) / of) }) : t('tables.begun')}</p>
      <Button onClick={onCancel}>{t('tables.cancel')}</Button>
    </div>
  );
}
