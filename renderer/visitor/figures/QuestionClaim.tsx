import type { Claim } from '../../../db/model/api/claim.ts';
import type { DateValue } from '../../../db/model/api/date.ts';
import { formatDate } from '../../shared/format/date.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { percent } from '../camps/camp-years.ts';
import { formatValue, isAllotment } from '../evidence/claim-labels.ts';
import { ClaimMark } from '../evidence/EvidenceMark.tsx';
import { shortTitle } from '../evidence/short-title.ts';
import styles from './QuestionClaim.module.css';
import { type PeriodBand, periodBand, strokeRow, timeOf, type YearAxis } from './question-scales.ts';
import { fieldPath, rowPath } from './row-strokes.ts';

interface ClaimProps {
  claim: Claim;
  /** How many one stroke stands for; null: nothing is drawn. */
  perStroke: number | null;
  axis: YearAxis;
}

/** The answer of one source on the scale of its group: the number, its strokes, who says so. All of it opens the source. */
export function QuestionRow({ claim, perStroke, largest, axis }: ClaimProps & { perStroke: number; largest: number }) {
  const time = timeOf(claim);
  return (
    <article class={styles.row}>
      <h3 class={styles.number}>
        <Value claim={claim} />
      </h3>
      <div>
        <Strokes claim={claim} perStroke={perStroke} strokes={Math.ceil(largest / perStroke)} />
        <p class={styles.source}>
          {claim.citations.slice(0, 1).map(({ sourceTitle }) => shortTitle(sourceTitle))}
          {claim.citations.length > 1 && ` (+${claim.citations.length - 1})`}
          <span class={styles.when}>{time && periodBand(time, axis) ? formatDate(time, t) : t('field.undated')}</span>
        </p>
        <Doubt claim={claim} />
      </div>
    </article>
  );
}

/** The answer of one source that can be compared with no other: its number, a field of strokes of its own, what and when. */
export function QuestionField({ claim, perStroke, axis }: ClaimProps) {
  const value = formatValue(claim, language.value, t);
  return (
    <article class={styles.card}>
      <h3 class={sizeClass(value)}>
        <KeepTogether text={value}>
          <ClaimMark claimId={claim.id} of={value} />
        </KeepTogether>
      </h3>
      <div>{perStroke !== null && <Field claim={claim} perStroke={perStroke} />}</div>
      <div>
        <p class={styles.counts}>{whatIsCounted(claim)}</p>
        <Doubt claim={claim} />
      </div>
      <PeriodScale time={timeOf(claim)} axis={axis} />
    </article>
  );
}

/** What the number counts; of a capacity, a limit or a plan, that it is one. */
const whatIsCounted = (claim: Claim): string | null => {
  const { kind, counts, label } = claim;
  return isAllotment(claim) && kind ? (label ?? t(`kind.${kind}`)) : (counts?.name ?? label);
};

/** The number large, the words around it small, and the ring. */
function Value({ claim }: { claim: Claim }) {
  const value = formatValue(claim, language.value, t);
  const [, before = '', number = value, after = ''] = /^(\D*)(\d.*\d|\d)(\D*)$/.exec(value) ?? [];
  return (
    <>
      {before && <small class={styles.words}>{before}</small>}
      <span class={number.includes('–') ? styles.range : undefined}>{number}</span>
      {after && <small class={styles.words}>{after}</small>}
      <ClaimMark claimId={claim.id} of={value} ofLine />
    </>
  );
}

function Doubt({ claim: { suspicious, editorial } }: { claim: Claim }) {
  if (!suspicious && !editorial) return null;
  return <p class={styles.doubt}>{t(editorial ? 'claim.editorial' : 'claim.suspicious')}</p>;
}

function sizeClass(value: string): string | undefined {
  if (value.length > 40) return styles.statement;
  return value.length > 14 ? styles.longValue : styles.value;
}

interface StrokesProps {
  claim: Claim;
  perStroke: number;
  /** That the scale has room for. */
  strokes: number;
}

/** An amount on the scale of its group. What is doubtful is broken, what is between two limits is faint. */
function Strokes({ claim: { id, amount, qualifier, suspicious }, perStroke, strokes }: StrokesProps) {
  if (!amount) return null;
  const { solid, upTo } = strokeRow(amount, qualifier, perStroke);
  return (
    <svg
      class={styles.strokes}
      viewBox={`0 0 ${strokes * 4} 40`}
      preserveAspectRatio="none"
      data-suspicious={suspicious}
      aria-hidden="true"
    >
      <path data-strokes={solid} d={rowPath(solid, id)} />
      {upTo > solid && <path class={styles.upTo} data-strokes={upTo - solid} d={rowPath(upTo, id, solid)} />}
    </svg>
  );
}

/** Strokes of a row of a field. */
const perRow = 60;

function Field({ claim: { id, amount, qualifier, suspicious }, perStroke }: { claim: Claim; perStroke: number }) {
  if (!amount) return null;
  const { upTo } = strokeRow(amount, qualifier, perStroke);
  const rows = Math.max(1, Math.ceil(upTo / perRow));
  return (
    <svg
      class={styles.field}
      viewBox={`0 0 ${perRow * 4} ${rows * 44}`}
      preserveAspectRatio="none"
      style={{ '--rows': rows }}
      data-doubtful={suspicious}
      aria-hidden="true"
    >
      <path d={fieldPath(upTo, id, perRow)} />
    </svg>
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
