import { Play, Square } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { Icon } from '../../../shared/ui/Icon.tsx';
import { yearsOnMap } from '../../map/camps-in-year.ts';
import { YearSlider } from '../../map/YearSlider.tsx';
import { useYearPlayback } from '../../map/year-playback.ts';
import { spanId } from '../camp-filter.ts';
import type { YearSpan } from '../camp-years.ts';
import styles from './CampsTimeline.module.css';

interface CampsTimelineProps {
  face: 'map' | 'list';
  /** Null: all years, which only the list can show. */
  years: YearSpan | null;
  /** The position of the slider, also while several years are shown. */
  sliderYear: number;
  /** The selected camp, whose years are drawn on the slider. */
  camp: CampSummary | null;
  /** The camps whose lives are drawn above the slider of the map. */
  camps: readonly CampSummary[];
  valueText(year: number): string;
  onYear(year: number | null): void;
  /** Above the button. */
  children?: ComponentChildren;
}

/** The year slider with a button beside it: playback on the map, all years in the list. */
export function CampsTimeline({
  face,
  years,
  sliderYear,
  camp,
  camps,
  valueText,
  onYear,
  children,
}: CampsTimelineProps) {
  const button = useRef<HTMLButtonElement>(null);
  const playable = useMemo(() => yearsOnMap(camps), [camps]);
  const { running, toggle } = useYearPlayback(years && sliderYear, playable, onYear, button);
  const isAllYears = face === 'list' && years === null;
  const span = face === 'list' && years !== null && years.first !== years.last ? years : null;
  return (
    <div class={styles.timeline}>
      <div class={styles.side}>
        {children}
        {face === 'map' ? (
          <button
            ref={button}
            type="button"
            class={styles.playback}
            data-running={running}
            data-single-touch
            onClick={toggle}
          >
            <Icon node={running ? Square : Play} />
            {t(running ? 'camps.stop' : 'camps.run')}
          </button>
        ) : (
          <button type="button" class={styles.all} aria-pressed={isAllYears} onClick={() => onYear(null)}>
            {t('camps.allYears')}
          </button>
        )}
      </div>
      <YearSlider
        year={sliderYear}
        unset={isAllYears || span !== null}
        camp={camp}
        lives={face === 'map' ? camps : undefined}
        label={t('camps.year')}
        valueText={(year) => (isAllYears ? t('camps.allYears') : span ? spanId(span) : valueText(year))}
        onYear={onYear}
      />
    </div>
  );
}
