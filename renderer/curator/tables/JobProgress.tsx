import type { Job } from '../../../db/model/record/workshop.ts';
import { digits } from '../../state/amountWords.ts';
import { Button } from '../shell/Button.tsx';
import { language, t } from '../state/words.ts';
import styles from './JobProgress.module.css';

interface JobProgressProps {
  job: Job;
  isImport: boolean;
  onCancel(): void;
}

/** How far a check or an import is, and its end before its time. */
export function JobProgress({ job: { done, of }, isImport, onCancel }: JobProgressProps) {
  const title = t(isImport ? 'tables.importing' : 'tables.checking');
  const number = (value: number): string => digits(value, language.value);
  return (
    <div class={styles.progress}>
      <p>{title}</p>
      <progress class={styles.bar} aria-label={title} value={of === null ? undefined : done} max={of ?? undefined} />
      <p class="quiet">{of === null ? ' ' : t('tables.progress', { done: number(done), of: number(of) })}</p>
      <Button onClick={onCancel}>{t('tables.cancel')}</Button>
    </div>
  );
}
