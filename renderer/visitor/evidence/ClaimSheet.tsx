import type { Claim } from '../../../db/model/api/claim.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { useLoaded } from '../../shared/ui/use-loaded.ts';
import { useServices } from '../navigation/services.ts';
import { CitationList } from './CitationsSheet.tsx';
import { ClaimFields } from './ClaimFields.tsx';
import { ClaimLine } from './ClaimLine.tsx';
import { ContradictionNotes } from './Contradictions.tsx';
import { claimTitle, formatValue } from './claim-labels.ts';
import { type ClaimSet, type Evidence, evidenceOf, rivalsOf } from './evidence.ts';
import styles from './Sheet.module.css';

/** The evidence of a claim: sources, the printed text, doubts, contradictions and rival claims. */
export function ClaimSheet({ claimId, onScreen }: { claimId: string; onScreen: ClaimSet }) {
  const { api } = useServices();
  const load = () => evidenceOf(api, onScreen, language.value, claimId);
  const loaded = useLoaded(load, [api, claimId, onScreen, language.value]);
  const evidence = loaded?.claim.id === claimId ? loaded : evidenceOnScreen(onScreen, claimId);
  if (!evidence) return null;
  const { claim, claims, contradictions } = evidence;
  const rivals = rivalsOf(claim, claims);
  return (
    <>
      <Subject claim={claim} />
      {claim.suspicious && <p class={styles.doubt}>{t('claim.suspicious')}</p>}
      {claim.editorial && <p class={styles.doubt}>{t('claim.editorial')}</p>}
      <CitationList citations={claim.citations} claimId={claim.id} />
      {claim.note && <p class={styles.note}>{claim.note}</p>}
      <ClaimFields claim={claim} />
      {contradictions.length > 0 && <h3 class={styles.heading}>{t('source.contradictions')}</h3>}
      <ContradictionNotes contradictions={contradictions} />
      {rivals.length > 0 && <h3 class={styles.heading}>{t('source.others')}</h3>}
      {rivals.map((rival) => (
        <ClaimLine key={rival.id} claim={rival} />
      ))}
    </>
  );
}

/** The claim that the screen shows, without rivals: shown while the evidence is loaded. */
function evidenceOnScreen({ claims }: ClaimSet, claimId: string): Evidence | null {
  const claim = claims.find(({ id }) => id === claimId);
  return claim ? { claim, claims: [], contradictions: [] } : null;
}

function Subject({ claim }: { claim: Claim }) {
  // A limit or a plan of prisoners would be read as prisoners.
  const uncounted = claim.kind !== null && claim.kind !== 'counted' && t(`kind.${claim.kind}`);
  return (
    <header class={styles.subject}>
      <h2 class={claim.statement ? styles.statement : styles.value}>{formatValue(claim, language.value, t)}</h2>
      <p class={styles.what}>{[claimTitle(claim), uncounted].filter(Boolean).join(' · ')}</p>
    </header>
  );
}
