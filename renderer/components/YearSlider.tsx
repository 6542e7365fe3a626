import type { CampSummary } from '../../db/model/record/camp.ts';
import { timelineYears } from '../../db/model/vocabulary.ts';
import { t } from '../state/words.ts';
import { axisYears, lifespanOf, shareOf } from '../state/yearScale.ts';
import styles from './YearSlider.module.css';

interface YearSliderProps {
  /** Null: all years. */
  year: number | null;
  /** The chosen camp, whose years lie on the line. */
  camp: CampSummary | null;
  onDrag(year: number): void;
  onChoose(year: number | null): void;
}

/** The years 1930–1960. Keys, taps and drags; "all years" takes the choice back. */
export function YearSlider({ year, camp, onDrag, onChoose }: YearSliderProps) {
  const life = camp && lifespanOf(camp);
  const { first, last } = timelineYears;
  return (
    <div class={styles.slider}>
      <button type="button" class={styles.all} aria-pressed={year === null} onClick={() => onChoose(null)}>
        {t('camps.allYears')}
      </button>
      <div class={styles.line}>
        {life && <span class={styles.life} style={{ left: `${life.left * 100}%`, width: `${life.width * 100}%` }} />}
        <input
          class={year === null ? styles.unset : styles.input}
          type="range"
          min={first}
          max={last}
          step={1}
          value={year ?? first}
          aria-label={t('camps.year')}
          aria-valuetext={year === null ? t('camps.allYears') : String(year)}
          onInput={(event) => onDrag(Number(event.currentTarget.value))}
          onChange={(event) => onChoose(Number(event.currentTarget.value))}
        />
        <div class={styles.axis} aria-hidden="true">
          {axisYears.map((each) => (
            <span key={each} class={styles.year} style={{ left: `${shareOf(each) * 100}%` }}>
              {each}
            </span>
          ))}
          {year !== null && (
            <span class={styles.now} style={{ left: `${shareOf(year) * 100}%` }}>
              {year}
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
