import { Check } from 'lucide';
import { type Job, publishSteps } from '../../../db/model/api/jobs.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { t } from '../app/i18n.ts';
import { Panel } from '../ui/layout.tsx';
import styles from './Publish.module.css';

/** Publishing step by step; it goes on when the page is left. */
export function PublishProgress({ job }: { job: Job | null }) {
  const current = job?.step ?? 'collect';
  const now = publishSteps.indexOf(current);
  return (
    <Panel title={t('publish.under')} size="m" plain>
      <ol class={styles.steps}>
        {publishSteps.map((step, index) => (
          <li
            key={step}
            class={styles.step}
            data-state={stateOf(index, now)}
            aria-current={index === now ? 'step' : undefined}
          >
            <span class={styles.mark}>{index < now ? <Icon node={Check} /> : index + 1}</span>
            {t(`publish.step.${step}`)}
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">
        {t(`publish.step.${current}`)}
      </p>
      <p class="quiet">{t('publish.mayLeave')}</p>
    </Panel>
  );
}

const stateOf = (index: number, now: number): string => (index < now ? 'done' : index === now ? 'now' : 'later');
