import type { Camp, Headcount } from '../../db/model/record/camp.ts';
import { digits } from '../state/amountWords.ts';
import { dateWords } from '../state/dateWords.ts';
import { type ChartPoint, planChart } from '../state/headcountChart.ts';
import { headcountWords } from '../state/headcountWords.ts';
import { openClaim } from '../state/sheet.ts';
import { language, t } from '../state/words.ts';
import { ChartLegend, shapeOf } from './ChartLegend.tsx';
import styles from './HeadcountChart.module.css';

const percent = (share: number): string => `${share * 100}%`;

/** Who was held when: dated points, never joined, each kind of number in its own form. */
export function HeadcountChart({ camp }: { camp: Camp }) {
  const plan = planChart(camp.headcounts);
  if (!plan) return null;
  return (
    <figure class={styles.chart}>
      <div class={styles.plot}>
        {plan.levels.map(({ amount, y }) => (
          <span key={amount} class={styles.level} style={{ bottom: percent(y) }}>
            <span>{digits(amount, language.value)}</span>
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

function Point({ point }: { point: ChartPoint }) {
  const { headcount, x, low, high } = point;
  const words = headcountWords(headcount, language.value, t);
  return (
    <button
      type="button"
      class={styles.point}
      style={{ left: percent(x), height: `calc(${percent(high)} + 1.5rem)` }}
      aria-label={t('source.openOf', { of: label(headcount, words) })}
      onClick={() => openClaim(headcount.claimId)}
    >
      <span class={styles.stem} />
      {low < high && <span class={styles.range} style={{ height: percent(1 - low / high) }} />}
      <span class={styles.dot} data-shape={shapeOf(headcount)} data-doubtful={headcount.suspicious} />
      {point.labelled && <span class={styles.value}>{words}</span>}
    </button>
  );
}

function label(headcount: Headcount, words: string): string {
  const date = headcount.period ? dateWords(headcount.period, t) : '';
  return `${date}: ${words}, ${t(`kind.${headcount.kind}`)}`;
}
