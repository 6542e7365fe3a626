import type { CampSummary } from '../../db/model/record/camp.ts';
import { dateWords } from '../state/dateWords.ts';
import { t } from '../state/words.ts';
import { axisYears, shareOf } from '../state/yearScale.ts';
import styles from './ComparedYears.module.css';
import { Lifeline } from './Lifeline.tsx';

/** The lives of camps on one axis of years, each with its dates in words. */
export function ComparedYears({ camps }: { camps: readonly CampSummary[] }) {
  return (
    <div class={styles.years}>
      {camps.map((camp) => (
        <div key={camp.id} class={styles.row}>
          <p class={styles.words}>
            {camp.name}
            <small class={styles.dates}>{camp.existed ? dateWords(camp.existed, t) : t('camp.yearsUnknown')}</small>
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
