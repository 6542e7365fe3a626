import { useCallback, useMemo } from 'preact/hooks';
import type { CampList as AllCamps, CampSummary } from '../../db/model/record/camp.ts';
import { CampCard } from '../components/CampCard.tsx';
import { CampFilters } from '../components/CampFilters.tsx';
import { CampList } from '../components/CampList.tsx';
import { CampsTimeline } from '../components/CampsTimeline.tsx';
import { FaceSwitch } from '../components/FaceSwitch.tsx';
import { placed } from '../map/placed.ts';
import { existedIn, isNarrowed, isUndated, matches } from '../state/campFilter.ts';
import type { MapPart } from '../state/mapPart.ts';
import { frozen } from '../state/screen.ts';
import { campFilter, campsFace, chosenCamp, still } from '../state/visit.ts';
import { t } from '../state/words.ts';
import styles from './Camps.module.css';

/** The year of the map before the visitor chooses one. */
const firstYear = 1950;

/** All camps: on the map of a year or as a list, the years below, the chosen camp at the side. */
export function Camps({ list, map: { CampsOnMap } }: { list: AllCamps; map: MapPart }) {
  const filter = campFilter.value;
  const face = campsFace.value;
  const standing = filter.year ?? firstYear;
  const { region, work, type } = filter;
  const camps = useMemo(() => {
    return list.camps.filter((camp) => matches(camp, { region, work, type, year: null }));
  }, [list, region, work, type]);
  const year = face === 'map' ? standing : filter.year;
  const found = year === null ? camps : camps.filter((camp) => existedIn(camp, year));
  const chosen = list.camps.find(({ id }) => id === chosenCamp.value) ?? found[0] ?? null;
  const choose = useCallback((id: string) => {
    chosenCamp.value = id;
  }, []);
  const count = (at: number) => t('camps.countOnMap', { count: placed(camps, at).length, year: at });
  return (
    <div class={styles.camps} data-face={face} data-narrowed={isNarrowed(filter)}>
      <header class={styles.head}>
        <div>
          <h1 class={styles.title}>{t('camps.title')}</h1>
          <p class={styles.count} aria-live="polite">
            {face === 'map' ? count(standing) : countOf(found, year)}
          </p>
        </div>
        <FaceSwitch />
      </header>
      {(face === 'list' || isNarrowed(filter)) && <CampFilters camps={list.camps} />}
      {face === 'map' ? (
        <CampsOnMap
          camps={camps}
          year={standing}
          selectedId={chosen?.id ?? null}
          still={still.value || frozen.value}
          onSelect={choose}
        />
      ) : (
        <CampList
          camps={found}
          undated={year === null ? 0 : camps.filter(isUndated).length}
          chosen={chosen}
          onChoose={choose}
        />
      )}
      <CampsTimeline
        face={face}
        year={filter.year}
        standing={standing}
        camp={chosen}
        valueText={(at) => (face === 'map' ? count(at) : countOf(found, at))}
        onYear={(next) => {
          campFilter.value = { ...campFilter.value, year: next };
        }}
      />
      {chosen && <CampCard key={chosen.id} summary={chosen} year={year} />}
    </div>
  );
}

function countOf(found: CampSummary[], year: number | null): string {
  const { length: count } = found;
  return year === null ? t('camps.count', { count }) : t('camps.countInYear', { count, year });
}
