import { OwnPassphrase } from '../accounts/OwnPassphrase.tsx';
import { t } from '../app/i18n.ts';
import styles from './SignIn.module.css';
import { session } from './session.ts';
import { Threshold } from './Threshold.tsx';

/** Before everything else, where somebody else chose the passphrase. */
export function ChoosePassphrase() {
  return (
    <Threshold>
      <div class={styles.form}>
        <h1 class={styles.title}>{t('signIn.choose')}</h1>
        <p class={styles.lead}>{t('signIn.chooseLead')}</p>
        <OwnPassphrase onChanged={(next) => (session.value = next)} />
      </div>
    </Threshold>
  );
}
