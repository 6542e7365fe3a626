import type { CampSummary, Headcount } from '../../../../db/model/api/camp.ts';
import type { FigureKind } from '../../../../db/model/vocabulary.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { type Key, language, t } from '../../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../../shared/ui/KeepTogether.tsx';
import { EvidenceMark } from '../../evidence/EvidenceMark.tsx';
import { headcountInYear } from '../../map/camps-in-year.ts';
import { openClaim } from '../../navigation/sheet.ts';
import { formatHeadcount } from '../camp-labels.ts';
import { selectedCamp } from '../camp-selection.ts';
import { existedIn, oneYear } from '../camp-years.ts';
import styles from './CampHeadcount.module.css';

/** A plan, a limit and a capacity are not people held, so their labels differ. */
const peakLabels: Partial<Record<FigureKind, Key>> = {
  counted: 'camp.peakCounted',
  planned: 'camp.peakPlanned',
  limit: 'camp.peakLimit',
  capacity: 'camp.peakCapacity',
};

/** The evidence of a claim is looked up among those of the selected camp first. */
export function openClaimOf(camp: CampSummary, claimId: string): void {
  selectedCamp.value = camp.id;
  openClaim(claimId);
}

/** What the highest number of a camp is: a count, a plan, a limit, a capacity, or a number of that kind. */
export function peakLabel({ kind }: Headcount): string[] {
  const label = peakLabels[kind];
  return label ? [t(label)] : [t('camp.peakHeld'), t(`kind.${kind}`)];
}

/** The highest count of a camp, or the highest other number that a source states, and its kind. */
export function PeakHeadcount({ camp }: { camp: CampSummary }) {
  const { peak } = camp;
  if (!peak) return <p class={styles.unknown}>{t('camp.noHeadcount')}</p>;
  const number = formatHeadcount(peak, language.value, t);
  const label = peakLabels[peak.kind];
  const { counts } = peak;
  const counted = peak.kind === 'counted' ? 'camp.peakCountedOf' : 'camp.peakOf';
  const isOfOthers = counts !== undefined && (label === undefined || peak.kind === 'counted');
  const details = [label ? null : t(`kind.${peak.kind}`), peak.period && formatDate(peak.period, t)];
  return (
    <div>
      <p class={number.length > 8 ? styles.longNumber : styles.number}>{number}</p>
      <p class={styles.label}>
        <KeepTogether text={isOfOthers ? t(counted, { who: counts }) : t(label ?? 'camp.peakHeld')}>
          <EvidenceMark of={number} onPress={() => openClaimOf(camp, peak.claimId)} />
        </KeepTogether>
      </p>
      <p class={styles.kind}>{details.filter(Boolean).join(' · ')}</p>
    </div>
  );
}

/** The headcount of one year as a term and its description; no number is carried over from another year. */
export function HeadcountInYear({ camp, year }: { camp: CampSummary; year: number }) {
  const headcount = headcountInYear(camp, year);
  const number = headcount && formatHeadcount(headcount, language.value, t);
  return (
    <div>
      <dt>{t('camp.inYear', { year })}</dt>
      <dd class={styles.inYear}>
        {headcount && number ? (
          <KeepTogether text={`${number}, ${t(`kind.${headcount.kind}`)}`}>
            <EvidenceMark of={number} onPress={() => openClaimOf(camp, headcount.claimId)} />
          </KeepTogether>
        ) : (
          t(existedIn(camp, oneYear(year)) ? 'camp.noHeadcount' : 'camp.notInYear')
        )}
      </dd>
    </div>
  );
}
