import type { People } from '../../db/model/record/figures.ts';
import { valueWords } from '../state/claimWords.ts';
import { language, t } from '../state/words.ts';
import { ClaimFields } from './ClaimFields.tsx';
import { ClaimLine } from './ClaimLine.tsx';
import { ClaimMark } from './Mark.tsx';
import styles from './PeopleCard.module.css';

/** The chosen row, large: the people, the number, and what the number is. */
export function PeopleCard({ people }: { people: People }) {
  const [claim, ...others] = people.claims;
  if (!claim) return null;
  const value = valueWords(claim, language.value, t);
  return (
    <article>
      <p class={styles.number}>
        {value}
        <ClaimMark claimId={claim.id} of={value} />
      </p>
      <h2 class={styles.name}>{people.name}</h2>
      {claim.suspicious && <p class={styles.doubt}>{t('claim.suspicious')}</p>}
      {claim.note && <p class={styles.note}>{claim.note}</p>}
      <div class={styles.fields}>
        <ClaimFields claim={claim} />
      </div>
      {others.map((other) => (
        <ClaimLine key={other.id} claim={other} />
      ))}
    </article>
  );
}
