import { List, Map as MapIcon } from 'lucide';
import { useCallback, useMemo, useRef } from 'preact/hooks';
import type { CampSummary, CampsReply } from '../../../../db/model/api/camp.ts';
import { amountOf } from '../../../../db/model/headcount.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { Icon } from '../../../shared/ui/Icon.tsx';
import { headcountInYear, isCounted, locatedCamps, seatInYear } from '../../map/camps-in-year.ts';
import type { MapPart } from '../../map/map-part.ts';
import { isMotionOff } from '../../navigation/visit.ts';
import { isNarrowed, matches } from '../camp-filter.ts';
import { campFilter, campsFace, openMapOf, selectedCamp } from '../camp-selection.ts';
import { existedIn, isUndated, oneYear, type YearSpan } from '../camp-years.ts';
import { CampCard } from './CampCard.tsx';
import { CampFilters } from './CampFilters.tsx';
import { CampList } from './CampList.tsx';
import styles from './CampsScreen.module.css';
import { CampsTimeline } from './CampsTimeline.tsx';

/** The year of the map before the visitor chooses one. */
const initialYear = 1950;

interface CampsScreenProps {
  list: CampsReply;
  map: MapPart;
  /** The year of the map that the address names. */
  year?: number | undefined;
}

/** All camps: on the map of a year or as a list, the years below, the selected camp at the side. */
export function CampsScreen({ list, map: { CampsOnMap }, year }: CampsScreenProps) {
  // Before the choices are read, so that no other year is drawn first.
  useMemo(() => year !== undefined && openMapOf(year), [year]);
  const filter = campFilter.value;
  const isMap = campsFace.value === 'map';
  const mapYear = filter.years?.first ?? initialYear;
  const { region, work, type } = filter;
  const camps = useMemo(() => {
    return list.camps.filter((camp) => matches(camp, { region, work, type, years: null }));
  }, [list, region, work, type]);
  const years = isMap ? oneYear(mapYear) : filter.years;
  const shown = years === null ? camps : camps.filter((camp) => existedIn(camp, years));
  const selected = list.camps.find(({ id }) => id === selectedCamp.value) ?? firstOf(shown, mapYear);
  const element = useRef<HTMLDivElement>(null);
  // The answer to the touch: in a page that is pulled down, the card is below the foot of the screen.
  const select = useCallback((id: string) => {
    selectedCamp.value = id;
    const behavior = isMotionOff.peek() ? 'instant' : 'smooth';
    requestAnimationFrame(() => {
      element.current?.querySelector('[data-card]')?.scrollIntoView({ block: 'nearest', behavior });
    });
  }, []);
  const countLabel = (year: number) =>
    isMap
      ? t('camps.countOnMap', { count: locatedCamps(camps, year).length, year })
      : formatCount(shown, oneYear(year));
  return (
    <div ref={element} class={styles.camps} data-face={campsFace.value} data-narrowed={isNarrowed(filter)}>
      <header class={styles.head}>
        <div>
          <h1 class={styles.title} data-over-map>
            {t('camps.title')}
          </h1>
          {isMap && (
            <p class={styles.year} data-over-map>
              {mapYear}
            </p>
          )}
          <p class={styles.count} data-over-map aria-live="polite">
            {isMap ? t('camps.onMap', { count: locatedCamps(camps, mapYear).length }) : formatCount(shown, years)}
          </p>
        </div>
      </header>
      {(!isMap || isNarrowed(filter)) && <CampFilters camps={list.camps} withYears={!isMap} />}
      {isMap ? (
        <CampsOnMap
          camps={camps}
          year={mapYear}
          selectedId={selected?.id ?? null}
          still={isMotionOff.value}
          onSelect={select}
        />
      ) : (
        <CampList
          camps={shown}
          undated={years === null ? 0 : camps.filter(isUndated).length}
          selected={selected}
          onSelect={select}
        />
      )}
      <CampsTimeline
        face={campsFace.value}
        years={filter.years}
        sliderYear={mapYear}
        camp={selected}
        camps={camps}
        valueText={countLabel}
        onYear={(next) => {
          campFilter.value = { ...campFilter.value, years: next === null ? null : oneYear(next) };
        }}
      >
        <FaceSwitch />
      </CampsTimeline>
      {selected && (
        <CampCard
          key={selected.id}
          summary={selected}
          year={years && years.first === years.last ? years.first : null}
        />
      )}
    </div>
  );
}

/** The camp beside the map before the visitor chooses one: where most people in Kazakhstan were counted in the year. */
function firstOf(camps: readonly CampSummary[], year: number): CampSummary | null {
  const countedIn = (camp: CampSummary): number => {
    const headcount = headcountInYear(camp, year);
    return headcount && isCounted(headcount) ? (amountOf(headcount) ?? 0) : 0;
  };
  const here = camps.filter((camp) => seatInYear(camp, year)?.region.country === 'kz');
  return here.toSorted((a, b) => countedIn(b) - countedIn(a))[0] ?? camps[0] ?? null;
}

const faces = [
  { face: 'map', icon: MapIcon },
  { face: 'list', icon: List },
] as const;

/** Switches between the map and the list. */
function FaceSwitch() {
  return (
    <div class={styles.faces}>
      {faces.map(({ face, icon }) => (
        <button
          key={face}
          type="button"
          class={styles.face}
          aria-pressed={campsFace.value === face}
          data-face={face}
          onClick={() => {
            campsFace.value = face;
          }}
        >
          <Icon node={icon} />
          {t(`camps.face.${face}`)}
        </button>
      ))}
    </div>
  );
}

function formatCount({ length: count }: CampSummary[], years: YearSpan | null): string {
  if (years === null) return t('camps.count', { count });
  const { first, last } = years;
  return first === last
    ? t('camps.countInYear', { count, year: first })
    : t('camps.countInYears', { count, first, last });
}
