import type { ComponentChildren } from 'preact';
import { t } from '../app/i18n.ts';
import { Languages } from '../shell/Languages.tsx';
import styles from './SignIn.module.css';

interface ThresholdProps {
  children: ComponentChildren;
  /** Below the content, such as the screen keyboard. */
  foot?: ComponentChildren;
}

/** The frame of the screens without a session. */
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
