import type { ComponentChildren } from 'preact';
import { Languages } from '../shell/Languages.tsx';
import { t } from '../state/words.ts';
import styles from './Threshold.module.css';

interface ThresholdProps {
  children: ComponentChildren;
  /** Below, such as the keyboard of a screen without one. */
  foot?: ComponentChildren;
}

/** What stands before a curator until it is known who that is. */
export function Threshold({ children, foot }: ThresholdProps) {
  return (
    <div class={styles.threshold}>
      <header class={styles.bar}>
        <p class={styles.mark}>{t('workshop.of')}</p>
        <Languages />
      </header>
      <main class={styles.main}>{children}</main>
      {foot}
    </div>
  );
}
