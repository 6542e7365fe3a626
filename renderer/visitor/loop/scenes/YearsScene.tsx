import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { type Language, timelineYears } from '../../../../db/model/vocabulary.ts';
import { translateIn } from '../../../shared/i18n/i18n.ts';
import { useLoaded } from '../../../shared/ui/use-loaded.ts';
import { useSize } from '../../../shared/ui/use-size.ts';
import { axisYears, percent, shareOf, yearsOf } from '../../camps/camp-years.ts';
import { LifespanBar } from '../../camps/headcounts/LifespanBar.tsx';
import { locatedCamps } from '../../map/camps-in-year.ts';
import { restMs, yearMs } from '../plan.ts';
import styles from './LoopScene.module.css';
import { SceneSources } from './SceneSources.tsx';
import yearsStyles from './YearsScene.module.css';

interface YearsSceneProps {
  camps: CampSummary[];
  sources: readonly string[];
  languages: readonly Language[];
  /** Cuts in place of fades. */
  still: boolean;
  /** A picture of the screen: the year does not change. */
  frozen: boolean;
}

/** The year in which most camps existed, for pictures. */
const fullYear = 1950;

/** The map, passing through the years; a chart of the camps until the map is loaded, or where it is not. */
export function YearsScene({ camps, sources, languages, still, frozen }: YearsSceneProps) {
  const map = useLoaded(() => import('./YearsMap.tsx').catch(() => null), []);
  const year = useYear(frozen);
  const room = useRef<HTMLDivElement>(null);
  const size = useSize(room);
  const [language = 'kk'] = languages;
  const count = locatedCamps(camps, year).length;
  return (
    <div class={styles.years}>
      <div class={styles.yearsHead}>
        <p class={styles.year}>{map ? year : ''}</p>
        <div>
          {languages.map((each) => (
            <h1 key={each} lang={each} class={styles.yearsTitle}>
              {translateIn(each)('loop.years')}
              {map && <span class={styles.yearsCount}>{translateIn(each)('camps.countOnMap', { count, year })}</span>}
            </h1>
          ))}
        </div>
      </div>
      <div ref={room} class={styles.yearsRoom}>
        {map && size ? <map.YearsMap {...{ camps, year, language, still, size }} /> : <CampYears camps={camps} />}
      </div>
      <SceneSources sources={sources} t={translateIn(language)} />
    </div>
  );
}

function useYear(frozen: boolean): number {
  const shownYear = useSignal<number>(frozen ? fullYear : timelineYears.first);
  const year = shownYear.value;
  useEffect(() => {
    if (frozen || year >= timelineYears.last) return;
    const next = (): void => {
      shownYear.value = year + 1;
    };
    const timer = setTimeout(next, year === timelineYears.first ? restMs : yearMs);
    return () => clearTimeout(timer);
  }, [year, frozen, shownYear]);
  return year;
}

/** All camps on the axis of years, in the order in which they began. */
function CampYears({ camps }: { camps: CampSummary[] }) {
  const begin = (camp: CampSummary): number => yearsOf(camp)?.first ?? yearsOf(camp)?.last ?? 9999;
  const rows = [...camps].sort((a, b) => begin(a) - begin(b));
  return (
    <div class={yearsStyles.chart}>
      <ol class={yearsStyles.rows}>
        {rows.map((camp) => (
          <li key={camp.id} class={yearsStyles.row}>
            <span class={yearsStyles.name}>{camp.name}</span>
            <LifespanBar camp={camp} />
          </li>
        ))}
      </ol>
      <div class={yearsStyles.axis}>
        {axisYears.map((year) => (
          <span key={year} class={yearsStyles.year} style={{ left: percent(shareOf(year)) }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}
