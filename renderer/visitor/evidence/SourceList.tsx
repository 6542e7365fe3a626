import type { Citation } from '../../../db/model/api/claim.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { CitationsMark } from './EvidenceMark.tsx';
import styles from './SourceList.module.css';

/** Each source once, in the order of its first citation. */
export function SourceList({ citations }: { citations: Citation[] }) {
  const titles = new Map(citations.map((citation) => [citation.sourceId, citation.sourceTitle]));
  return (
    <ul>
      {[...titles].map(([id, title]) => (
        <li key={id} class={styles.source}>
          <KeepTogether text={title}>
            <CitationsMark title="sheet.source" citations={[citationOf(id, title)]} />
          </KeepTogether>
        </li>
      ))}
    </ul>
  );
}

function citationOf(sourceId: string, sourceTitle: string): Citation {
  return { sourceId, sourceTitle, locator: null, asPrinted: null, fragment: null, reading: null };
}
