import type { Citation } from '../../../db/model/api/claim.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { CitationCard } from './CitationCard.tsx';
import styles from './Sheet.module.css';

interface CitationsSheetProps {
  /** Left out where a heading stands already. */
  title?: string;
  citations: Citation[];
}

/** The sources of an entry that is not a claim. */
export function CitationsSheet({ title, citations }: CitationsSheetProps) {
  return (
    <>
      {title && (
        <header class={styles.subject}>
          <h2 class={styles.statement}>{title}</h2>
        </header>
      )}
      <h3 class={styles.heading}>{t('source.whoSaysSo', { count: citations.length })}</h3>
      {citations.map((citation, index) => (
        <CitationCard key={`${citation.sourceId}-${index}`} citation={citation} />
      ))}
    </>
  );
}
