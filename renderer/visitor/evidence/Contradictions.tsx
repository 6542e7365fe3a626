import type { Claim } from '../../../db/model/api/claim.ts';
import type { Contradiction } from '../../../db/model/api/figures.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { openClaim } from '../navigation/sheet.ts';
import styles from './Contradictions.module.css';
import { CitationsMark } from './EvidenceMark.tsx';

/** Explains each disagreement of the sources, with its citations. */
export function ContradictionNotes({ contradictions }: { contradictions: Contradiction[] }) {
  return contradictions.map(({ id, title, text, citations }) => (
    <article key={id} class={styles.note}>
      <h3 class={styles.title}>
        <KeepTogether text={title}>
          <CitationsMark title="sheet.contradiction" citations={citations} />
        </KeepTogether>
      </h3>
      <p class={styles.text}>{text}</p>
    </article>
  ));
}

/** The titles of the contradictions of a claim; a touch opens its sheet, which explains them. */
export function DisputeButton({ claim, contradictions }: { claim: Claim; contradictions: Contradiction[] }) {
  const disputes = contradictions.filter(({ id }) => claim.contradictions.includes(id));
  if (disputes.length === 0) return null;
  return (
    <button type="button" class={styles.disputes} aria-haspopup="dialog" onClick={() => openClaim(claim.id)}>
      <span class={styles.name}>{t('source.contradictions')}</span>
      {disputes.map(({ id, title }) => (
        <span key={id} class={styles.dispute}>
          {title}
        </span>
      ))}
    </button>
  );
}
