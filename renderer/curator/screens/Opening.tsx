import { t } from '../state/words.ts';
import styles from './SignIn.module.css';
import { Threshold } from './Threshold.tsx';

/** Until it is known who is signed in: a workshop that is opened for the first time is filled before it answers. */
export function Opening() {
  return (
    <Threshold>
      <div class={styles.form} role="status">
        <h1 class={styles.title}>{t('workshop.loading')}</h1>
        <p class={styles.lead}>{t('workshop.loadingLead')}</p>
      </div>
    </Threshold>
  );
}
