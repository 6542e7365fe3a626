import { Check } from 'lucide';
import { publishSteps } from '../../../db/model/api/publish.ts';
import type { Job } from '../../../db/model/api/workshop.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { t } from '../app/i18n.ts';
import styles from './Publish.module.css';

/** What is being done, step by step; the page can be left, the work goes on. */
export function PublishProgress({ job }: { job: Job | null }) {
  const current = job?.step ?? 'collect';
  const now = publishSteps.indexOf(current);
  return (
    <section class={styles.progress} aria-labelledby="publish-now">
      <h2 id="publish-now" class={styles.title}>
        {t('publish.under')}
      </h2>
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
    </section>
  );
}

const stateOf = (index: number, now: number): string => (index < now ? 'done' : index === now ? 'now' : 'later');
