import { Play, Square } from 'lucide';
import { useRef } from 'preact/hooks';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { Icon } from '../../../shared/ui/Icon.tsx';
import { useYearsRun } from '../../map/use-years-run.ts';
import { YearSlider } from '../../map/YearSlider.tsx';
import { spanId, type YearSpan } from '../camp-filter.ts';
import styles from './CampsTimeline.module.css';

interface CampsTimelineProps {
  face: 'map' | 'list';
  /** Null: all years, which only the list can show. */
  years: YearSpan | null;
  /** Where the slider stands while all years are shown. */
  standing: number;
  /** The chosen camp, whose years lie on the line. */
  camp: CampSummary | null;
  valueText(year: number): string;
  onYear(year: number | null): void;
}

/** The years below the camps: beside them, on the map a run through them, in the list all of them. */
export function CampsTimeline({ face, years, standing, camp, valueText, onYear }: CampsTimelineProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { running, toggle } = useYearsRun(standing, onYear, button);
  const isUnset = face === 'list' && years === null;
  // The slider stands on one year; a span that was chosen above is told in words.
  const isSpan = face === 'list' && years !== null && years.first !== years.last;
  return (
    <div class={styles.timeline}>
      {face === 'map' ? (
        <button ref={button} type="button" class={styles.run} data-running={running} onClick={toggle}>
          <Icon node={running ? Square : Play} />
          {t(running ? 'camps.stop' : 'camps.run')}
        </button>
      ) : (
        <button type="button" class={styles.all} aria-pressed={isUnset} onClick={() => onYear(null)}>
          {t('camps.allYears')}
        </button>
      )}
      <YearSlider
        year={standing}
        unset={isUnset || isSpan}
        camp={camp}
        label={t('camps.year')}
        valueText={isUnset ? () => t('camps.allYears') : isSpan ? () => spanId(years) : valueText}
        onYear={onYear}
      />
    </div>
  );
}
