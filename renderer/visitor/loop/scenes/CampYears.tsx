import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { spanOf } from '../../camps/camp-filter.ts';
import { Lifeline } from '../../camps/headcounts/Lifeline.tsx';
import { axisYears, shareOf } from '../../camps/year-scale.ts';
import styles from './CampYears.module.css';

/** All camps on the axis of years, in the order in which they began. */
export function CampYears({ camps }: { camps: CampSummary[] }) {
  const begin = (camp: CampSummary): number => spanOf(camp)?.first ?? spanOf(camp)?.last ?? 9999;
  const rows = [...camps].sort((a, b) => begin(a) - begin(b));
  return (
    <div class={styles.chart}>
      <ol class={styles.rows}>
        {rows.map((camp) => (
          <li key={camp.id} class={styles.row}>
            <span class={styles.name}>{camp.name}</span>
            <Lifeline camp={camp} />
          </li>
        ))}
      </ol>
      <div class={styles.axis}>
        {axisYears.map((year) => (
          <span key={year} class={styles.year} style={{ left: `${shareOf(year) * 100}%` }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}
