import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { Lifeline } from '../headcounts/Lifeline.tsx';
import { axisYears, shareOf } from '../year-scale.ts';
import styles from './ComparedYears.module.css';

/** The lives of camps on one axis of years, each with its dates in words. */
export function ComparedYears({ camps }: { camps: readonly CampSummary[] }) {
  return (
    <div class={styles.years}>
      {camps.map((camp) => (
        <div key={camp.id} class={styles.row}>
          <p class={styles.words}>
            {camp.name}
            <small class={styles.dates}>{camp.existed ? formatDate(camp.existed, t) : t('camp.yearsUnknown')}</small>
          </p>
          <Lifeline camp={camp} />
        </div>
      ))}
      <div class={styles.axis} aria-hidden="true">
        {axisYears.map((year) => (
          <span key={year} class={styles.year} style={{ left: `${shareOf(year) * 100}%` }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}
