import type { Citation } from '../../../db/model/api/claim.ts';
import { type Key, t } from '../../shared/i18n/i18n.ts';
import { openClaim, sheet } from '../navigation/sheet.ts';
import styles from './EvidenceMark.module.css';

interface EvidenceMarkProps {
  /** What the mark belongs to, for screen readers. */
  of?: string;
  /** The whole of the nearest positioned element is its target. */
  ofLine?: boolean;
  onPress(): void;
}

/** The small ring beside a number or a date that opens its sources. */
export function EvidenceMark({ of, ofLine = false, onPress }: EvidenceMarkProps) {
  const label = of ? t('source.openOf', { of }) : t('source.open');
  const look = ofLine ? styles.line : styles.mark;
  const button = <button type="button" class={look} aria-label={label} aria-haspopup="dialog" onClick={onPress} />;
  if (!ofLine) return button;
  return (
    <>
      <span class={styles.ring} aria-hidden="true" />
      {button}
    </>
  );
}

export function ClaimMark({ claimId, of, ofLine }: { claimId: string; of?: string; ofLine?: boolean }) {
  return <EvidenceMark of={of} ofLine={ofLine} onPress={() => openClaim(claimId)} />;
}

interface CitationsMarkProps {
  title: Key;
  citations: Citation[];
  ofLine?: boolean;
}

/** The mark of an entry that is not a claim: a place, a lineage, a term. Absent without citations. */
export function CitationsMark({ title, citations, ofLine = false }: CitationsMarkProps) {
  if (citations.length === 0) return null;
  const open = (): void => {
    sheet.value = { kind: 'citations', title, citations };
  };
  return <EvidenceMark of={t(title)} ofLine={ofLine} onPress={open} />;
}
