import { t } from '../../shared/i18n/i18n.ts';
import styles from './ContentNote.module.css';

/** What a reader should know before reading on, with a way out. */
export function ContentNote({ note, onReadOn }: { note: string; onReadOn(): void }) {
  return (
    <div class={styles.note}>
      <p class={styles.words}>{note}</p>
      <div class={styles.ways}>
        <button type="button" class={styles.on} onClick={onReadOn}>
          {t('text.readOn')}
        </button>
        <a class={styles.out} href="#/remembrance">
          {t('text.leave')}
        </a>
      </div>
    </div>
  );
}
