import type { TargetedMouseEvent } from 'preact';
import type { Camp, Headcount } from '../../../../db/model/api/camp.ts';
import { formatNumber } from '../../../shared/format/amount.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { openClaim } from '../../navigation/sheet.ts';
import { ChartLegend, shapeOf } from './ChartLegend.tsx';
import styles from './HeadcountChart.module.css';
import { type ChartFrame, type ChartPoint, planChart } from './headcount-chart.ts';
import { formatHeadcount } from './headcount-labels.ts';

/** From the upper edge of a point to its dot. */
const dotPx = 24;

const percent = (share: number): string => `${share * 100}%`;

interface HeadcountChartProps {
  camp: Camp;
  /** Shared with another chart; without it, the camp's own. */
  frame?: ChartFrame;
}

/** Who was held when: dated points, never joined, each kind of number in its own form; the nearest answers a touch. */
export function HeadcountChart({ camp, frame }: HeadcountChartProps) {
  const plan = planChart(camp.headcounts, frame);
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
      <ChartLegend headcounts={plan.points.map(({ headcount }) => headcount)} />
    </figure>
  );
}

/** A finger means the dot that it is nearest to; a key means the one that has the focus. */
function openNearest({ currentTarget, detail, clientX, clientY }: TargetedMouseEvent<HTMLElement>): void {
  const dots = [...(currentTarget.parentElement?.querySelectorAll<HTMLElement>('[data-claim]') ?? [])].map(
    (element) => {
      const { left, right, top } = element.getBoundingClientRect();
      return { element, away: Math.hypot((left + right) / 2 - clientX, top + dotPx - clientY) };
    },
  );
  const nearest = dots.sort((a, b) => a.away - b.away)[0]?.element;
  const { claim } = (detail > 0 && nearest ? nearest : currentTarget).dataset;
  if (claim) openClaim(claim);
}

function Point({ point }: { point: ChartPoint }) {
  const { headcount, x, low, high } = point;
  const words = formatHeadcount(headcount, language.value, t);
  return (
    <button
      type="button"
      class={styles.point}
      style={{ left: percent(x), height: `calc(${percent(high)} + 1.5rem)` }}
      aria-label={t('source.openOf', { of: label(headcount, words) })}
      aria-haspopup="dialog"
      data-claim={headcount.claimId}
      onClick={openNearest}
    >
      <span class={styles.stem} />
      {low < high && <span class={styles.range} style={{ height: percent(1 - low / high) }} />}
      <span class={styles.dot} data-shape={shapeOf(headcount)} data-doubtful={headcount.suspicious} />
      {point.labelled && <span class={styles.value}>{words}</span>}
    </button>
  );
}

function label(headcount: Headcount, words: string): string {
  const date = headcount.period ? formatDate(headcount.period, t) : '';
  return `${date}: ${words}, ${t(`kind.${headcount.kind}`)}`;
}
