import type { Claim } from '../../../db/model/api/claim.ts';
import type { Contradiction } from '../../../db/model/api/figures.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { openClaim } from '../navigation/sheet.ts';
import styles from './DisputeList.module.css';

/** Beside a number: the contradictions that speak of it. A touch opens its proof, where they stand in words. */
export function DisputeList({ claim, contradictions }: { claim: Claim; contradictions: Contradiction[] }) {
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
