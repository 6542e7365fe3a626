import type { Language } from '../../../../db/model/vocabulary.ts';
import { translateIn } from '../../../shared/i18n/i18n.ts';
import styles from './LoopScene.module.css';

/** The minute of silence: its name, and stone. */
export function SilenceScene({ languages }: { languages: readonly Language[] }) {
  return (
    <div class={styles.silence}>
      {languages.map((language) => (
        <p key={language} lang={language}>
          {translateIn(language)('silence.title')}
        </p>
      ))}
    </div>
  );
}
