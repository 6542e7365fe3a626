import { languages } from '../../../db/model/vocabulary.ts';
import { language, t, translateIn } from '../app/i18n.ts';
import styles from './Shell.module.css';

/** Қаз · Рус · Eng: what the workshop speaks, always in sight. */
export function Languages() {
  return (
    <fieldset class={styles.languages} aria-label={t('languages.label')}>
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          class={styles.language}
          aria-pressed={each === language.value}
          title={translateIn(each)('language.name')}
          onClick={() => (language.value = each)}
        >
          {translateIn(each)('language.short')}
        </button>
      ))}
    </fieldset>
  );
}
