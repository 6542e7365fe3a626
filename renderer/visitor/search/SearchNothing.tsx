import { t } from '../../shared/i18n/i18n.ts';
import styles from './SearchNothing.module.css';

/** Nothing found: said plainly, with what may help. */
export function SearchNothing({ query }: { query: string }) {
  return (
    <div class={styles.nothing} role="status">
      <p class={styles.said}>{t('search.nothing', { query })}</p>
      <ul class={styles.advice}>
        <li>{t('search.adviceShorter')}</li>
        <li>{t('search.adviceAlphabet')}</li>
        <li>{t('search.adviceAbsent')}</li>
      </ul>
    </div>
  );
}
