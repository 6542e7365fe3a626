import type { NameLists } from '../../../db/model/api/names.ts';
import { t } from '../../shared/i18n/i18n.ts';
import styles from './Elsewhere.module.css';

/** That a name is missing here says little, and who may know more. */
export function Elsewhere({ ask }: Pick<NameLists, 'ask'>) {
  return (
    <section class={styles.elsewhere}>
      <p class={styles.said}>{t('people.notAll')}</p>
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
