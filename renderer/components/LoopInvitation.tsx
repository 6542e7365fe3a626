import type { Language } from '../../db/model/vocabulary.ts';
import { wordsIn } from '../state/words.ts';
import styles from './LoopInvitation.module.css';

/** "Touch to begin" in all languages; the one that the scene speaks stands out. */
export function LoopInvitation({ languages, current }: { languages: Language[]; current: Language }) {
  return (
    <p class={styles.invitation}>
      {languages.map((language) => (
        <span key={language} lang={language} class={language === current ? styles.current : undefined}>
          {wordsIn(language)('loop.touch')}
        </span>
      ))}
    </p>
  );
}
