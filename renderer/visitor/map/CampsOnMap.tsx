import { useSignal } from '@preact/signals';
import { ZoomOut } from 'lucide';
import { useCallback, useRef } from 'preact/hooks';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import { type Key, language, t } from '../../shared/i18n/i18n.ts';
import type { Point } from '../../shared/map-core/geometry.ts';
import { type View, wholeView } from '../../shared/map-core/view.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useSize } from '../../shared/ui/use-size.ts';
import { visitorSignal } from '../navigation/visit.ts';
import { CampMap, type CampMapHandle } from './CampMap.tsx';
import styles from './CampsOnMap.module.css';
import { CampsUnderFinger } from './CampsUnderFinger.tsx';
import { undatedCamps, unlocatedCamps } from './camps-in-year.ts';
import { MapLegend } from './MapLegend.tsx';

export { preloadLand } from '../../shared/map-core/land/land-painter.ts';

interface CampsOnMapProps {
  camps: readonly CampSummary[];
  year: number;
  selectedId: string | null;
  /** Cuts in place of fades. */
  still: boolean;
  onSelect(campId: string): void;
}

/** The part of the map that the visitor looks at. */
const mapView = visitorSignal<View>(wholeView);

const storeView = (view: View): void => {
  mapView.value = view;
};

/** The map of a year with its legend, a button that resets the zoom, and the camps that the map cannot show. */
export function CampsOnMap({ camps, year, selectedId, still, onSelect }: CampsOnMapProps) {
  const mapRef = useRef<HTMLDivElement>(null);
  const size = useSize(mapRef);
  const handle = useRef<CampMapHandle>(null);
  const cluster = useSignal<{ ids: string[]; at: Point; year: number } | null>(null);
  const close = useCallback(() => {
    cluster.value = null;
  }, [cluster]);
  const open = cluster.value?.year === year ? cluster.value : null;
  return (
    <div class={styles.part}>
      <div ref={mapRef} class={styles.map}>
        <CampMap
          {...{ camps, year, selectedId, still, onSelect, handle }}
          language={language.value}
          onCluster={(ids, at) => {
            cluster.value = { ids, at, year };
          }}
          startView={mapView.peek()}
          onView={storeView}
        />
        {mapView.value.scale > 1 && (
          <button type="button" class={styles.reset} onClick={() => handle.current?.reset()}>
            <Icon node={ZoomOut} />
            {t('map.whole')}
          </button>
        )}
        {open && (
          <CampsUnderFinger
            camps={open.ids.flatMap((id) => camps.find((camp) => camp.id === id) ?? [])}
            year={year}
            at={open.at}
            onSelect={(id) => {
              close();
              onSelect(id);
            }}
            onClose={close}
          />
        )}
      </div>
      <div class={styles.below}>
        <CampsOffMap camps={camps} year={year} selectedId={selectedId} onSelect={onSelect} />
        {size && <MapLegend size={size} language={language.value} />}
      </div>
    </div>
  );
}

/** The camps that the map of a year cannot show, and why: no point or no date is known. */
function CampsOffMap({ camps, year, selectedId, onSelect }: Omit<CampsOnMapProps, 'still'>) {
  const lines: [Key, CampSummary[]][] = [
    ['map.unplaced', unlocatedCamps(camps, year)],
    ['map.undated', undatedCamps(camps)],
  ];
  return (
    <div class={styles.offMap}>
      {lines
        .filter(([, listed]) => listed.length > 0)
        .map(([key, listed]) => (
          <div key={key} class={styles.line}>
            <span class={styles.reason}>{t(key)}</span>
            {listed.map((camp) => (
              <button
                key={camp.id}
                type="button"
                class={styles.camp}
                aria-pressed={camp.id === selectedId}
                data-beside={camp.id}
                onClick={() => onSelect(camp.id)}
              >
                {camp.name}
              </button>
            ))}
          </div>
        ))}
    </div>
  );
}
