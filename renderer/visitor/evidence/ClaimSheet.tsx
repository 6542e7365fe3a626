import type { Claim } from '../../../db/model/api/claim.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { useLoaded } from '../../shared/ui/use-loaded.ts';
import { useServices } from '../navigation/services.ts';
import { CitationCard } from './CitationCard.tsx';
import { ClaimFields } from './ClaimFields.tsx';
import { ClaimLine } from './ClaimLine.tsx';
import { ClaimSubject } from './ClaimSubject.tsx';
import { ContradictionNote } from './ContradictionNote.tsx';
import { rivalsOf } from './claim-labels.ts';
import { type Evidence, evidenceOf, type Shelf } from './evidence.ts';
import styles from './Sheet.module.css';

/** The proof of one claim: who says so, as printed, what is doubtful, and who says otherwise. */
export function ClaimSheet({ claimId, onScreen }: { claimId: string; onScreen: Shelf }) {
  const { api } = useServices();
  const speaking = language.value;
  const evidence = useLoaded(() => evidenceOf(api, onScreen, speaking, claimId), [api, claimId, onScreen, speaking]);
  const known = evidence?.claim.id === claimId ? evidence : claimOnScreen(onScreen, claimId);
  return known && <Proof claim={known.claim} evidence={known} />;
}

/** What the screen knows of the claim already: shown at once, while its rivals are being looked up. */
function claimOnScreen({ claims }: Shelf, claimId: string): Evidence | null {
  const claim = claims.find(({ id }) => id === claimId);
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
