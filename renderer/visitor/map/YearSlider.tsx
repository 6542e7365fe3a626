import { useRef } from 'preact/hooks';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import { timelineYears } from '../../../db/model/vocabulary.ts';
import { axisYears, lifespanOf, percent, shareOf } from '../camps/camp-years.ts';
import { CampLives } from './CampLives.tsx';
import styles from './YearSlider.module.css';

interface YearSliderProps {
  year: number;
  /** The thumb is at `year`, but more than that year is shown. */
  unset?: boolean;
  /** The selected camp, whose years are drawn on the line. */
  camp: CampSummary | null;
  /** All camps of the map, whose lives are drawn above the line, that of the selected one among them. */
  lives?: readonly CampSummary[];
  label: string;
  /** A year as it is read aloud, such as `1952, 13 camps`. */
  valueText(year: number): string;
  onYear(year: number): void;
}

/** The years 1930–1960: a drag, a tap anywhere on the line, or keys. */
export function YearSlider({ year, unset = false, camp, lives, label, valueText, onYear }: YearSliderProps) {
  const lineRef = useRef<HTMLDivElement>(null);
  const lifespan = camp && !lives && lifespanOf(camp);
  const follow = ({ clientX }: PointerEvent) => {
    const { left, width } = lineRef.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    const next = yearAtShare((clientX - left) / width);
    if (unset || next !== year) onYear(next);
  };
  return (
    <div
      class={styles.slider}
      data-lives={lives !== undefined}
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
        {lives && (
          <div class={styles.lives}>
            <CampLives camps={lives} year={year} packed selectedId={camp?.id} />
          </div>
        )}
        {lifespan && (
          <span
            class={styles.lifespan}
            data-open-start={!lifespan.startKnown}
            data-open-end={!lifespan.endKnown}
            style={{ left: percent(lifespan.left), width: percent(lifespan.width) }}
          />
        )}
        <span class={styles.thumb} data-unset={unset} style={{ left: percent(shareOf(year)) }} />
        {axisYears.map((each, index) => (
          <span
            key={each}
            class={styles.year}
            data-minor={index % 2 === 1}
            style={{ left: percent(shareOf(each)), '--away': unset ? undefined : Math.abs(each - year) }}
          >
            {each}
          </span>
        ))}
        {!unset && (
          <span class={styles.current} style={{ left: percent(shareOf(year)) }}>
            {year}
          </span>
        )}
      </div>
    </div>
  );
}

const { first, last } = timelineYears;
/** Up and down lead on to other controls: a keypad has no other keys for it. */
const keySteps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, PageUp: 5, PageDown: -5 };

const clampYear = (year: number): number => Math.min(last, Math.max(first, Math.round(year)));

/** The year that a key leads to; null: not a key of the slider. */
function yearByKey(key: string, year: number): number | null {
  if (key === 'Home') return first;
  if (key === 'End') return last;
  const step = keySteps[key];
  return step === undefined ? null : clampYear(year + step);
}

/** The year at a share of the line, 0 … 1; beyond it the nearest end. */
const yearAtShare = (share: number): number => clampYear(first + share * (last - first));
