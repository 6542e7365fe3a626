import type { GlossaryTerm } from '../../../db/model/api/text.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { CitationsMark } from '../evidence/EvidenceMark.tsx';
import styles from './GlossaryEntry.module.css';

/** A term, written out and explained. The regime's own words say that they are. */
export function GlossaryEntry({ term, large }: { term: GlossaryTerm; large?: boolean }) {
  return (
    <article class={large ? styles.large : styles.entry}>
      <h2 class={styles.term}>
        <KeepTogether text={term.term}>
          {!large && <CitationsMark title="sheet.term" citations={term.citations} />}
        </KeepTogether>
      </h2>
      {term.expansion && <p class={styles.expansion}>{term.expansion}</p>}
      {term.regimeWord && <p class={styles.regime}>{t('glossary.regimeWord')}</p>}
      <p class={styles.definition}>{term.definition}</p>
    </article>
  );
}
