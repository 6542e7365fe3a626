import { t } from '../../shared/i18n/i18n.ts';
import styles from './Transcript.module.css';

/** What is said in a recording, to be opened and read. */
export function Transcript({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <details class={styles.transcript}>
      <summary class={styles.title} tabIndex={0}>
        {t('media.transcript')}
      </summary>
      {text
        .split(/\n+/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph, index) => (
          <p key={index} class={styles.paragraph}>
            {paragraph}
          </p>
        ))}
    </details>
  );
}
