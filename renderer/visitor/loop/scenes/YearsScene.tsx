import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import type { LoopScene } from '../../../../db/model/api/loop.ts';
import { yearsMs } from '../../../../db/model/scene-time.ts';
import { timelineYears } from '../../../../db/model/vocabulary.ts';
import { useLoaded } from '../../../shared/ui/use-loaded.ts';
import { useSize } from '../../../shared/ui/use-size.ts';
import { axisYears, percent, shareOf, type YearSpan, yearsOf } from '../../camps/camp-years.ts';
import { CampLives } from '../../map/CampLives.tsx';
import { locatedCamps } from '../../map/camps-in-year.ts';
import { InTurn, type Versions } from './InTurn.tsx';
import { SceneSources } from './SceneSources.tsx';
import styles from './YearsScene.module.css';

interface YearsSceneProps extends Versions<LoopScene & { kind: 'years' }> {
  camps: CampSummary[];
  /** Cuts in place of fades. */
  still: boolean;
  /** A picture of the screen: the year does not change. */
  frozen: boolean;
}

/** The year in which most camps existed, for pictures. */
const fullYear = 1950;
/** How long the first year shows, and the last. */
const restMs = 2_000;

/** The land passing through the years, and the lives of the camps under it; the lives alone until the map is loaded. */
export function YearsScene({ camps, still, frozen, ...versions }: YearsSceneProps) {
  const map = useLoaded(() => import('./YearsMap.tsx').catch(() => null), []);
  const year = useYear(spanOf(camps), frozen);
  const room = useRef<HTMLDivElement>(null);
  const size = useSize(room);
  const [{ language }] = versions.versions;
  const count = locatedCamps(camps, year).length;
  return (
    <div class={styles.years} data-reading>
      <div ref={room} class={styles.land}>
        {map && size && <map.YearsMap {...{ camps, year, language, still }} />}
      </div>
      <div data-over-map>
        <p class={styles.year}>{year}</p>
        <InTurn {...versions}>
          {({ t }) => (
            <>
              <h1 class={styles.title}>{t('loop.years')}</h1>
              <p class={styles.count}>{t('camps.countOnMap', { count, year })}</p>
            </>
          )}
        </InTurn>
      </div>
      <InTurn {...versions}>
        {(version) => (
          <>
            {map && size && <map.MapLegend size={size} language={version.language} brief />}
            <SceneSources sources={version.scene.sources} t={version.t} max={1} />
          </>
        )}
      </InTurn>
      <LivesOnAxis camps={camps} year={year} />
    </div>
  );
}

/** From the first camp to the last. */
function spanOf(camps: readonly CampSummary[]): YearSpan {
  const years = camps.flatMap((camp) => {
    const { first = null, last = null } = yearsOf(camp) ?? {};
    return [first, last].flatMap((year) => year ?? []);
  });
  const within = years.filter((year) => year >= timelineYears.first && year <= timelineYears.last);
  if (within.length === 0) return timelineYears;
  return { first: Math.min(...within), last: Math.max(...within) };
}

function useYear({ first, last }: YearSpan, frozen: boolean): number {
  const shownYear = useSignal<number>(frozen ? fullYear : first);
  const year = shownYear.value;
  useEffect(() => {
    if (frozen || year >= last) return;
    const yearMs = (yearsMs - 2 * restMs) / Math.max(1, last - first);
    const next = (): void => {
      shownYear.value = year + 1;
    };
    const timer = setTimeout(next, year === first ? restMs : yearMs);
    return () => clearTimeout(timer);
  }, [year, first, last, frozen, shownYear]);
  return year;
}

function LivesOnAxis({ camps, year }: { camps: CampSummary[]; year: number }) {
  return (
    <div class={styles.lives} aria-hidden="true">
      <div class={styles.rows}>
        <CampLives camps={camps} year={year} />
      </div>
      <div class={styles.axis}>
        {axisYears.map((each) => (
          <span key={each} class={styles.tick} style={{ left: percent(shareOf(each)) }}>
            {each}
          </span>
        ))}
      </div>
    </div>
  );
}
