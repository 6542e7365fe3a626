import { useEffect, useRef, useState } from 'preact/hooks';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { type Language, timelineYears } from '../../../../db/model/vocabulary.ts';
import { translateIn } from '../../../shared/i18n/i18n.ts';
import { useSize } from '../../../shared/ui/use-size.ts';
import { type LoopMap, loopMap } from '../../map/map-part.ts';
import { placed } from '../../map/placed.ts';
import { restMs, yearMs } from '../scene-time.ts';
import { CampYears } from './CampYears.tsx';
import styles from './LoopScene.module.css';
import { SceneSources } from './SceneSources.tsx';

interface YearsSceneProps {
  camps: CampSummary[];
  sources: readonly string[];
  languages: readonly Language[];
  /** Cuts in place of fades. */
  still: boolean;
  /** A picture: one year stands. */
  frozen: boolean;
}

/** The year in which most camps existed: a picture shows that one. */
const fullYear = 1950;

/** The map passing through the years; the camps on their years where the map is not there (yet). */
export function YearsScene({ camps, sources, languages, still, frozen }: YearsSceneProps) {
  const map = useMap();
  const year = useYear(frozen);
  const room = useRef<HTMLDivElement>(null);
  const size = useSize(room);
  const [language = 'kk'] = languages;
  const count = placed(camps, year).length;
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

function useMap(): LoopMap | null {
  const [map, setMap] = useState<LoopMap | null>(null);
  useEffect(() => {
    let current = true;
    loopMap().then(
      (part) => current && setMap(part),
      () => {},
    );
    return () => {
      current = false;
    };
  }, []);
  return map;
}

function useYear(frozen: boolean): number {
  const [year, setYear] = useState<number>(frozen ? fullYear : timelineYears.first);
  useEffect(() => {
    if (frozen || year >= timelineYears.last) return;
    const timer = setTimeout(() => setYear(year + 1), year === timelineYears.first ? restMs : yearMs);
    return () => clearTimeout(timer);
  }, [year, frozen]);
  return year;
}
