import { languages } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../../shared/i18n/i18n.ts';
import styles from './Memorial.module.css';

/** One sentence in all languages, for when nothing of the release can be shown. */
export function Memorial() {
  return (
    <main class={styles.memorial} data-screen="memorial">
      {languages.map((language) => (
        <p key={language} class={styles.sentence} lang={language}>
          {translateIn(language)('memorial.sentence')}
        </p>
      ))}
    </main>
  );
}
