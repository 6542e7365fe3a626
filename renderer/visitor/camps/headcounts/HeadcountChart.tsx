import type { TargetedMouseEvent } from 'preact';
import type { Camp, Headcount } from '../../../../db/model/api/camp.ts';
import type { FigureKind } from '../../../../db/model/vocabulary.ts';
import { formatNumber } from '../../../shared/format/amount.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { openClaim } from '../../navigation/sheet.ts';
import { textSize, textSizes } from '../../navigation/visit.ts';
import { formatHeadcount } from '../camp-labels.ts';
import { percent } from '../camp-years.ts';
import styles from './HeadcountChart.module.css';
import { type ChartFrame, type ChartPoint, planChart } from './headcount-chart.ts';

/** The shape of a dot states the kind of number: full is counted, open is planned, allowed or rounded, square is capacity. */
const shapes: Record<FigureKind, string> = {
  counted: 'full',
  average: 'half',
  planned: 'ring',
  limit: 'ring',
  capacity: 'square',
  rounded: 'dotted',
  estimate: 'diamond',
  sum: 'full-square',
  published: 'dotted',
};

/** From the upper edge of a point to its dot. */
const dotPx = 24;

interface HeadcountChartProps {
  camp: Camp;
  /** Shared with another chart; the camp's own if absent. */
  frame?: ChartFrame;
}

/** The dated headcounts of a camp as separate points; a touch opens the nearest. */
export function HeadcountChart({ camp, frame }: HeadcountChartProps) {
  const plan = planChart(camp.headcounts, frame, textSizes[textSize.value]);
  if (!plan) return null;
  return (
    <figure class={styles.chart} aria-label={t('chart.label', { name: camp.name })}>
      <div class={styles.plot}>
        {plan.levels.map(({ amount, y }) => (
          <span key={amount} class={styles.level} data-level={amount} style={{ bottom: percent(y) }}>
            <span>{formatNumber(amount, language.value)}</span>
          </span>
        ))}
        <div class={styles.field}>
          {plan.points.map((point) => (
            <Point key={point.headcount.claimId} point={point} />
          ))}
          {plan.years.map(({ year, x }) => (
            <span key={year} class={styles.year} style={{ left: percent(x) }}>
              {year}
            </span>
          ))}
        </div>
      </div>
      <Legend headcounts={plan.points.map(({ headcount }) => headcount)} />
    </figure>
  );
}

/** Opens the dot whose stem is nearest to a touch; a key opens the focused one. */
function openNearest({ currentTarget, detail, clientX, clientY }: TargetedMouseEvent<HTMLElement>): void {
  const dots = [...(currentTarget.parentElement?.querySelectorAll<HTMLElement>('[data-claim]') ?? [])].map(
    (element) => {
      const { left, right, top } = element.getBoundingClientRect();
      return { element, away: Math.hypot((left + right) / 2 - clientX, Math.max(0, top + dotPx - clientY)) };
    },
  );
  const nearest = dots.sort((a, b) => a.away - b.away)[0]?.element;
  const { claim } = (detail > 0 && nearest ? nearest : currentTarget).dataset;
  if (claim) openClaim(claim);
}

function Point({ point: { headcount, x, low, high, labelled } }: { point: ChartPoint }) {
  const number = formatHeadcount(headcount, language.value, t);
  const date = headcount.period ? formatDate(headcount.period, t) : '';
  return (
    <button
      type="button"
      class={styles.point}
      style={{ left: percent(x), height: `calc(${percent(high)} + 1.5rem)` }}
      aria-label={t('source.openOf', { of: `${date}: ${number}, ${t(`kind.${headcount.kind}`)}` })}
      aria-haspopup="dialog"
      data-claim={headcount.claimId}
      onClick={openNearest}
    >
      <span class={styles.stem} />
      {low < high && <span class={styles.range} style={{ height: percent(1 - low / high) }} />}
      <span class={styles.dot} data-shape={shapes[headcount.kind]} data-doubtful={headcount.suspicious} />
      {labelled && <span class={styles.value}>{number}</span>}
    </button>
  );
}

/** Explains the shapes that the chart uses. */
function Legend({ headcounts }: { headcounts: Headcount[] }) {
  const kinds = [...new Set(headcounts.map(({ kind }) => kind))];
  return (
    <figcaption class={styles.legend}>
      {kinds.map((kind) => (
        <span key={kind} class={styles.entry}>
          <span class={styles.dot} data-shape={shapes[kind]} />
          {t(`kind.${kind}`)}
        </span>
      ))}
      {headcounts.some(({ suspicious }) => suspicious) && (
        <span class={styles.entry}>
          <span class={styles.dot} data-shape="full" data-doubtful="true" />
          {t('claim.doubtful')}
        </span>
      )}
      <span class={styles.entry}>{t('chart.gaps')}</span>
    </figcaption>
  );
}
