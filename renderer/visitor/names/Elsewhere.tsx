import type { NameLists } from '../../../db/model/api/names.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { beginLetter, type Draft } from '../ask/letter.ts';
import { useServices } from '../navigation/services.ts';
import styles from './Elsewhere.module.css';

/** That a name is missing here says little, and who may know more. */
export function Elsewhere({ ask, about = {} }: Pick<NameLists, 'ask'> & { about?: Partial<Draft> }) {
  const { kiosk, navigator } = useServices();
  const write = (): void => {
    beginLetter(about);
    void navigator.go({ screen: 'ask' });
  };
  return (
    <section class={styles.elsewhere}>
      <p class={styles.said}>{t('people.notAll')}</p>
      {kiosk.askKey !== undefined && (
        <button type="button" class={styles.write} onClick={write}>
          {t('ask.open')}
        </button>
      )}
      {ask.length > 0 && (
        <>
          <h2 class={styles.title}>{t('names.ask')}</h2>
          <ul>
            {ask.map(({ name, place }) => (
              <li key={name} class={styles.archive}>
                {[name, place].filter(Boolean).join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
