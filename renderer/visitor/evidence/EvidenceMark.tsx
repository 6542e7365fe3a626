import type { Citation } from '../../../db/model/api/claim.ts';
import { type Key, t } from '../../shared/i18n/i18n.ts';
import { openClaim, sheet } from '../navigation/sheet.ts';
import styles from './EvidenceMark.module.css';

interface EvidenceMarkProps {
  /** What the mark belongs to, for screen readers. */
  of?: string;
  onPress(): void;
}

/** The small ring beside a number or a date that opens its sources. */
export function EvidenceMark({ of, onPress }: EvidenceMarkProps) {
  const label = of ? t('source.openOf', { of }) : t('source.open');
  return <button type="button" class={styles.mark} aria-label={label} aria-haspopup="dialog" onClick={onPress} />;
}

export function ClaimMark({ claimId, of }: { claimId: string; of?: string }) {
  return <EvidenceMark of={of} onPress={() => openClaim(claimId)} />;
}

/** The mark of an entry that is not a claim: a place, a lineage, a term. Absent without citations. */
export function CitationsMark({ title, citations }: { title: Key; citations: Citation[] }) {
  if (citations.length === 0) return null;
  const open = (): void => {
    sheet.value = { kind: 'citations', title, citations };
  };
  return <EvidenceMark of={t(title)} onPress={open} />;
}
