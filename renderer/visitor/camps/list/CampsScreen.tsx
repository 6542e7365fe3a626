import { useCallback, useMemo } from 'preact/hooks';
import type { CampList as AllCamps, CampSummary } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import type { MapPart } from '../../map/map-part.ts';
import { placed } from '../../map/placed.ts';
import { frozen, still } from '../../navigation/visit.ts';
import { campFilter, campsFace, chosenCamp } from '../camp-choice.ts';
import { existedIn, isNarrowed, isUndated, matches, oneYear, type YearSpan } from '../camp-filter.ts';
import { CampCard } from './CampCard.tsx';
import { CampFilters } from './CampFilters.tsx';
import { CampList } from './CampList.tsx';
import styles from './CampsScreen.module.css';
import { CampsTimeline } from './CampsTimeline.tsx';
import { FaceSwitch } from './FaceSwitch.tsx';

/** The year of the map before the visitor chooses one. */
const firstYear = 1950;

/** All camps: on the map of a year or as a list, the years below, the chosen camp at the side. */
export function Camps({ list, map: { CampsOnMap } }: { list: AllCamps; map: MapPart }) {
  const filter = campFilter.value;
  const face = campsFace.value;
  const standing = filter.years?.first ?? firstYear;
  const { region, work, type } = filter;
  const camps = useMemo(() => {
    return list.camps.filter((camp) => matches(camp, { region, work, type, years: null }));
  }, [list, region, work, type]);
  const years = face === 'map' ? oneYear(standing) : filter.years;
  const found = years === null ? camps : camps.filter((camp) => existedIn(camp, years));
  const chosen = list.camps.find(({ id }) => id === chosenCamp.value) ?? found[0] ?? null;
  const choose = useCallback((id: string) => {
    chosenCamp.value = id;
  }, []);
  const count = (at: number) => t('camps.countOnMap', { count: placed(camps, at).length, year: at });
  return (
    <div class={styles.camps} data-face={face} data-narrowed={isNarrowed(filter)}>
      <header class={styles.head}>
        <div data-over-map>
          <h1 class={styles.title}>{t('camps.title')}</h1>
          <p class={styles.count} aria-live="polite">
            {face === 'map' ? count(standing) : countOf(found, years)}
          </p>
        </div>
        <FaceSwitch />
      </header>
      {(face === 'list' || isNarrowed(filter)) && <CampFilters camps={list.camps} withYears={face === 'list'} />}
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
          undated={years === null ? 0 : camps.filter(isUndated).length}
          chosen={chosen}
          onChoose={choose}
        />
      )}
      <CampsTimeline
        face={face}
        years={filter.years}
        standing={standing}
        camp={chosen}
        valueText={(at) => (face === 'map' ? count(at) : countOf(found, oneYear(at)))}
        onYear={(next) => {
          campFilter.value = { ...campFilter.value, years: next === null ? null : oneYear(next) };
        }}
      />
      {chosen && (
        <CampCard key={chosen.id} summary={chosen} year={years && years.first === years.last ? years.first : null} />
      )}
    </div>
  );
}

function countOf(found: CampSummary[], years: YearSpan | null): string {
  const { length: count } = found;
  if (years === null) return t('camps.count', { count });
  const { first, last } = years;
  return first === last
    ? t('camps.countInYear', { count, year: first })
    : t('camps.countInYears', { count, first, last });
}
