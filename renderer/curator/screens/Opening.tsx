import { Languages } from '../shell/Languages.tsx';
import { t } from '../state/words.ts';
import styles from './SignIn.module.css';

/** Until it is known who is signed in: a workshop that is opened for the first time is filled before it answers. */
export function Opening() {
  return (
    <div class={styles.signIn}>
      <header class={styles.bar}>
        <p class={styles.mark}>{t('workshop.of')}</p>
        <Languages />
      </header>
      <main class={styles.main}>
        <div class={styles.form} role="status">
          <h1 class={styles.title}>{t('workshop.loading')}</h1>
          <p class={styles.lead}>{t('workshop.loadingLead')}</p>
        </div>
      </main>
    </div>
  );
}
