import { OwnPassphrase } from '../accounts/OwnPassphrase.tsx';
import { t } from '../app/i18n.ts';
import styles from './SignIn.module.css';
import { Threshold } from './SignIn.tsx';
import { session } from './session.ts';

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
