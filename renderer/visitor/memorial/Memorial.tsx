import { languages } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../../shared/i18n/i18n.ts';
import styles from './Memorial.module.css';

/** Stone and one sentence in three languages: what stands when nothing else can be shown. */
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
