import { t } from '../../curator/app/i18n.ts';
import styles from '../FirstStart.module.css';

/** Title of a step, and what it is for. */
export function StepHead({ title, lead }: { title: string; lead: string }) {
  return (
    <div class={styles.stepHead}>
      <h1 class={styles.title}>{title}</h1>
      <p class={styles.lead}>{lead}</p>
    </div>
  );
}

/** Title and lead of a step by the names of its words. */
export function HeadOf({
  step,
}: {
  step: 'language' | 'mode' | 'size' | 'edge' | 'touch' | 'hours' | 'key' | 'voices' | 'test';
}) {
  return <StepHead title={t(`firstStart.${step}`)} lead={t(`firstStart.${step}.lead`)} />;
}
