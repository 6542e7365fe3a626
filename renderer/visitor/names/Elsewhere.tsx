import type { NameLists } from '../../../db/model/api/names.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { AskButton } from '../ask/AskButton.tsx';
import type { Draft } from '../ask/draft.ts';
import styles from './Elsewhere.module.css';

/** That a name is missing here says little, and who may know more. */
export function Elsewhere({ ask, about }: Pick<NameLists, 'ask'> & { about?: Partial<Draft> }) {
  return (
    <section class={styles.elsewhere}>
      <p class={styles.said}>{t('people.notAll')}</p>
      {about && <AskButton about={about} />}
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
