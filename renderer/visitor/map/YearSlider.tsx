import { useRef } from 'preact/hooks';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import { timelineYears } from '../../../db/model/vocabulary.ts';
import { axisYears, lifespanOf, shareOf } from '../camps/year-scale.ts';
import { yearAt, yearByKey } from './slider-keys.ts';
import styles from './YearSlider.module.css';

interface YearSliderProps {
  year: number;
  /** The line stands at `year` without showing that year alone. */
  unset?: boolean;
  /** The chosen camp, whose years lie on the line. */
  camp: CampSummary | null;
  label: string;
  /** What is said of a year, such as `1952, 13 camps`. */
  valueText(year: number): string;
  onYear(year: number): void;
}

const percent = (share: number): string => `${share * 100}%`;

/** The years 1930–1960: a drag, a tap anywhere on the line, or keys. */
export function YearSlider({ year, unset = false, camp, label, valueText, onYear }: YearSliderProps) {
  const lineRef = useRef<HTMLDivElement>(null);
  const life = camp && lifespanOf(camp);
  const follow = ({ clientX }: PointerEvent) => {
    const { left, width } = lineRef.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    const next = yearAt((clientX - left) / width);
    if (next !== year) onYear(next);
  };
  return (
    <div
      class={styles.slider}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={timelineYears.first}
      aria-valuemax={timelineYears.last}
      aria-valuenow={year}
      aria-valuetext={valueText(year)}
      onKeyDown={(event) => {
        const next = yearByKey(event.key, year);
        if (next === null) return;
        event.preventDefault();
        onYear(next);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
    >
      <div ref={lineRef} class={styles.line}>
        {life && (
          <span
            class={styles.life}
            data-open-start={!life.startKnown}
            data-open-end={!life.endKnown}
            style={{ left: percent(life.left), width: percent(life.width) }}
          />
        )}
        <span class={styles.thumb} data-unset={unset} style={{ left: percent(shareOf(year)) }} />
        {axisYears.map((each) => (
          <span
            key={each}
            class={styles.year}
            data-near={!unset && Math.abs(each - year) < 3}
            style={{ left: percent(shareOf(each)) }}
          >
            {each}
          </span>
        ))}
        {!unset && (
          <span class={styles.now} style={{ left: percent(shareOf(year)) }}>
            {year}
          </span>
        )}
      </div>
    </div>
  );
}
