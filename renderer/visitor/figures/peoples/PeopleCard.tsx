import type { Contradiction, People } from '../../../../db/model/api/figures.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { ClaimFields } from '../../evidence/ClaimFields.tsx';
import { ClaimLine } from '../../evidence/ClaimLine.tsx';
import { formatValue } from '../../evidence/claim-labels.ts';
import { DisputeList } from '../../evidence/DisputeList.tsx';
import { ClaimMark } from '../../evidence/EvidenceMark.tsx';
import styles from './PeopleCard.module.css';

interface PeopleCardProps {
  people: People;
  /** Of the whole table; those of this row are shown. */
  contradictions: Contradiction[];
}

/** The chosen row, large: the people, the number, and what the number is. */
export function PeopleCard({ people, contradictions }: PeopleCardProps) {
  const [claim, ...others] = people.claims;
  if (!claim) return null;
  const value = formatValue(claim, language.value, t);
  return (
    <article>
      <p class={styles.number} data-doubtful={claim.suspicious}>
        {value}
        <ClaimMark claimId={claim.id} of={value} />
      </p>
      <h2 class={styles.name}>{people.name}</h2>
      {claim.suspicious && <p class={styles.doubt}>{t('claim.suspicious')}</p>}
      {claim.note && <p class={styles.note}>{claim.note}</p>}
      <DisputeList claim={claim} contradictions={contradictions} />
      <div class={styles.fields}>
        <ClaimFields claim={claim} />
      </div>
      {others.map((other) => (
        <ClaimLine key={other.id} claim={other} />
      ))}
    </article>
  );
}
