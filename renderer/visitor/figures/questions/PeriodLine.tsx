import type { DateValue } from '../../../../db/model/api/date.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import styles from './PeriodLine.module.css';
import { type PeriodBand, periodBand, type YearAxis } from './period-band.ts';

interface PeriodLineProps {
  /** Null: the source gives none. */
  time: DateValue | null;
  axis: YearAxis;
}

/** The time that a number speaks of, in words and drawn on the years of its question. */
export function PeriodLine({ time, axis }: PeriodLineProps) {
  const band = time && periodBand(time, axis);
  return (
    <div>
      <p class={styles.words}>
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
      style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
    />
  );
}
