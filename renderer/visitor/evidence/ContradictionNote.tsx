import type { Contradiction } from '../../../db/model/api/figures.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import styles from './ContradictionNote.module.css';
import { CitationsMark } from './EvidenceMark.tsx';

/** Where sources disagree, said in words beside the number. */
export function ContradictionNote({ contradiction }: { contradiction: Contradiction }) {
  return (
    <article class={styles.note}>
      <h3 class={styles.title}>
        <KeepTogether text={contradiction.title}>
          <CitationsMark title="sheet.contradiction" citations={contradiction.citations} />
        </KeepTogether>
      </h3>
      <p class={styles.text}>{contradiction.text}</p>
    </article>
  );
}
