import type { Job } from '../../../db/model/api/jobs.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import styles from './JobBar.module.css';

interface JobBarProps {
  title: string;
  /** Null: a file is still being sent to the service. */
  job: Job | null;
  /** Shown until the service knows how much there is to do. */
  begun?: string;
  /** Absent: the job cannot be cancelled. */
  onCancel?(): void;
}

/** Progress of a job. */
export function JobBar({ title, job, begun = t('publish.begun'), onCancel }: JobBarProps) {
  const { done = 0, of = null } = job ?? {};
  return (
    <div class={styles.progress} role="status">
      <p>{title}</p>
      <progress class={styles.bar} aria-label={title} value={of === null ? undefined : done} max={of ?? undefined} />
      <p class="quiet">{of ? t('publish.percent', { percent: Math.floor((100 * done) / of) }) : begun}</p>
      {onCancel && job && <Button onClick={onCancel}>{t('publish.stop')}</Button>}
    </div>
  );
}
