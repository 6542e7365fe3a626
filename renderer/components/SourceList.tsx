import type { Citation } from '../../db/model/record/claim.ts';
import styles from './SourceList.module.css';
import { CitationsMark } from './Mark.tsx';

/** Each source once, in the order in which the page first leans on it. */
export function SourceList({ citations }: { citations: Citation[] }) {
  const titles = new Map(citations.map((citation) => [citation.sourceId, citation.sourceTitle]));
  return (
    <ul class={styles.list}>
      {[...titles].map(([id, title]) => (
        <li key={id} class={styles.source}>
          {title}
          <CitationsMark title="sheet.source" citations={[bare(id, title)]} />
        </li>
      ))}
    </ul>
  );
}

function bare(sourceId: string, sourceTitle: string): Citation {
  return { sourceId, sourceTitle, locator: null, asPrinted: null, reading: null };
}
