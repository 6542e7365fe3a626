import { type Key, t } from '../../shared/i18n/i18n.ts';
import styles from './SearchExamples.module.css';

const examples: Key[] = ['search.example.camp', 'search.example.place', 'search.example.word', 'search.example.year'];

/** Words to begin with; each of them finds something. */
export function SearchExamples({ onChoose }: { onChoose(text: string): void }) {
  return (
    <div class={styles.examples}>
      <p class={styles.name}>{t('search.examples')}</p>
      <ul class={styles.list}>
        {examples.map((example) => (
          <li key={example}>
            <button type="button" class={styles.example} onClick={() => onChoose(t(example))}>
              {t(example)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
