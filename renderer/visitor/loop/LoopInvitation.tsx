import type { Language } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../../shared/i18n/i18n.ts';
import styles from './LoopInvitation.module.css';

/**
 * "Touch to begin" in all languages. The one that the scene speaks stands first: so that it is found, and so that no
 * word stands in one place for hours.
 */
export function LoopInvitation({ languages, current }: { languages: Language[]; current: Language }) {
  const first = Math.max(languages.indexOf(current), 0);
  const turned = [...languages.slice(first), ...languages.slice(0, first)];
  return (
    <p class={styles.invitation}>
      {turned.map((language) => (
        <span key={language} lang={language} class={language === current ? styles.current : undefined}>
          {translateIn(language)('loop.touch')}
        </span>
      ))}
    </p>
  );
}
