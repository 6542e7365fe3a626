import type { Claim } from '../../../db/model/api/claim.ts';
import type { DateValue } from '../../../db/model/api/date.ts';
import type { Contradiction } from '../../../db/model/api/figures.ts';
import { formatDate } from '../../shared/format/date.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { percent } from '../camps/camp-years.ts';
import { ClaimFields } from '../evidence/ClaimFields.tsx';
import { DisputeButton } from '../evidence/Contradictions.tsx';
import { formatValue } from '../evidence/claim-labels.ts';
import { ClaimMark } from '../evidence/EvidenceMark.tsx';
import { shortTitle } from '../evidence/short-title.ts';
import styles from './QuestionClaim.module.css';
import { amountBar, type PeriodBand, periodBand, timeOf, type YearAxis } from './question-scales.ts';

interface QuestionClaimProps {
  claim: Claim;
  /** The amount that fills the scale; 0 without a scale. */
  largest: number;
  axis: YearAxis;
  /** Of the whole question; those of this claim are shown. */
  contradictions: Contradiction[];
}

/** The answer of one source: its value, what is counted and when, its bar on a shared scale, and doubts. */
export function QuestionClaim({ claim, largest, axis, contradictions }: QuestionClaimProps) {
  const value = formatValue(claim, language.value, t);
  return (
    <article class={largest > 0 ? styles.row : styles.card}>
      <div>
        <h3 class={sizeClass(value)}>
          <KeepTogether text={value}>
            <ClaimMark claimId={claim.id} of={value} />
          </KeepTogether>
        </h3>
        {claim.counts && (
          <p class={styles.counts}>
            <span class={styles.name}>{t('field.counts')}</span>
            {claim.counts.name}
          </p>
        )}
      </div>
      <div class={styles.scales}>
        {largest > 0 && <AmountScale claim={claim} largest={largest} />}
        <PeriodScale time={timeOf(claim)} axis={axis} />
        {(claim.suspicious || claim.editorial) && (
          <p class={styles.doubt}>{t(claim.editorial ? 'claim.editorial' : 'claim.suspicious')}</p>
        )}
        <DisputeButton claim={claim} contradictions={contradictions} />
      </div>
      <div class={styles.details}>
        {claim.label && <p class={styles.label}>{claim.label}</p>}
        <p class={styles.source}>{claim.citations.map(({ sourceTitle }) => shortTitle(sourceTitle)).join('; ')}</p>
        <ClaimFields claim={claim} rest />
      </div>
    </article>
  );
}

function sizeClass(value: string): string | undefined {
  if (value.length > 40) return styles.statement;
  return value.length > 14 ? styles.longValue : styles.value;
}

/** An amount on the scale of its group. What is uncertain differs in form: outline, dots, an open end. */
function AmountScale({ claim, largest }: { claim: Claim; largest: number }) {
  if (!claim.amount) return null;
  const { solid, outline, end } = amountBar(claim.amount, claim.qualifier, largest);
  // The longest bar leaves room for an end that is open or approximate.
  const width = (share: number): string => `${share * 92}%`;
  return (
    <div class={styles.scale} aria-hidden="true" data-suspicious={claim.suspicious}>
      {solid > 0 && <span class={styles.bar} style={{ width: width(solid) }} />}
      {outline > 0 && <span class={styles.range} style={{ width: width(outline) }} />}
      {end !== 'exact' && <span class={end === 'about' ? styles.about : styles.open} />}
    </div>
  );
}

/** The time of a number, as text and on the years of its question; null: the source states none. */
function PeriodScale({ time, axis }: { time: DateValue | null; axis: YearAxis }) {
  const band = time && periodBand(time, axis);
  return (
    <div>
      <p class={styles.period}>
        {time && band ? formatDate(time, t) : t('field.undated')}
        {band && band.span !== 'year' && <span class={styles.span}>{t(`period.${band.span}`)}</span>}
      </p>
      <div class={styles.axis} aria-hidden="true">
        <span>{axis.first}</span>
        <span class={styles.track}>{band && <Band band={band} />}</span>
        <span>{axis.last}</span>
      </div>
    </div>
  );
}

function Band({ band: { from, to, openStart, openEnd, span } }: { band: PeriodBand }) {
  return (
    <span
      class={span === 'day' ? styles.day : styles.band}
      data-open-start={openStart}
      data-open-end={openEnd}
      style={{ left: percent(from), width: percent(to - from) }}
    />
  );
}
