import { useEffect, useState } from 'preact/hooks';
import type { Claim } from '../../../db/model/api/claim.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { claimsIn, type View } from '../navigation/load-view.ts';
import styles from '../shell/Sheet.module.css';
import { useServices } from '../shell/services.ts';
import { CitationCard } from './CitationCard.tsx';
import { ClaimFields } from './ClaimFields.tsx';
import { ClaimLine } from './ClaimLine.tsx';
import { ClaimSubject } from './ClaimSubject.tsx';
import { ContradictionNote } from './ContradictionNote.tsx';
import { rivalsOf } from './claim-labels.ts';
import { type Evidence, evidenceOf } from './evidence.ts';

/** The proof of one claim: who says so, as printed, what is doubtful, and who says otherwise. */
export function ClaimSheet({ claimId, view }: { claimId: string; view: View }) {
  const { api } = useServices();
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const speaking = language.value;
  useEffect(() => {
    let current = true;
    void evidenceOf(api, view, speaking, claimId).then((found) => current && setEvidence(found));
    return () => {
      current = false;
    };
  }, [api, claimId, view, speaking]);
  const known = evidence?.claim.id === claimId ? evidence : claimOnScreen(view, claimId);
  return known && <Proof claim={known.claim} evidence={known} />;
}

/** What the screen knows of the claim already: shown at once, while its rivals are being looked up. */
function claimOnScreen(view: View, claimId: string): Evidence | null {
  const claim = claimsIn(view).find(({ id }) => id === claimId);
  return claim ? { claim, claims: [], contradictions: [] } : null;
}

function Proof({ claim, evidence }: { claim: Claim; evidence: Evidence }) {
  const rivals = rivalsOf(claim, evidence.claims);
  return (
    <>
      <ClaimSubject claim={claim} />
      {claim.suspicious && <p class={styles.doubt}>{t('claim.suspicious')}</p>}
      {claim.editorial && <p class={styles.doubt}>{t('claim.editorial')}</p>}
      <h3 class={styles.heading}>{t('source.whoSaysSo', { count: claim.citations.length })}</h3>
      {claim.citations.map((citation, index) => (
        <CitationCard key={`${citation.sourceId}-${index}`} citation={citation} />
      ))}
      {claim.note && <p class={styles.note}>{claim.note}</p>}
      <ClaimFields claim={claim} />
      {evidence.contradictions.length > 0 && <h3 class={styles.heading}>{t('source.contradictions')}</h3>}
      {evidence.contradictions.map((contradiction) => (
        <ContradictionNote key={contradiction.id} contradiction={contradiction} />
      ))}
      {rivals.length > 0 && <h3 class={styles.heading}>{t('source.others')}</h3>}
      {rivals.map((rival) => (
        <ClaimLine key={rival.id} claim={rival} />
      ))}
    </>
  );
}
