import { useSignal } from '@preact/signals';
import { ZoomOut } from 'lucide';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import type { PanelView } from '../../shared/map-core/view.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useSize } from '../../shared/ui/use-size.ts';
import { mapView } from '../camps/camp-selection.ts';
import { CampMap, type CampMapHandle } from './CampMap.tsx';
import styles from './CampsOnMap.module.css';
import { type CampChoice, CampsOverMap } from './CampsOverMap.tsx';
import { seatInYear, undatedCamps, unlocatedCamps } from './camps-in-year.ts';
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

const storeView = (view: PanelView): void => {
  mapView.value = view;
};

/** The map of a year with its legend, which is behind a button where room is short, the camps that it cannot show behind a button, and one that resets the zoom. */
export function CampsOnMap({ camps, year, selectedId, still, onSelect }: CampsOnMapProps) {
  const mapRef = useRef<HTMLDivElement>(null);
  const size = useSize(mapRef);
  const handle = useRef<CampMapHandle>(null);
  const open = useSignal<{ choice: CampChoice; isOffMap: boolean } | null>(null);
  const isKeyOpen = useSignal(false);
  const close = useCallback(() => {
    open.value = null;
  }, [open]);
  const showList = (choice: CampChoice, isOffMap: boolean): void => {
    isKeyOpen.value = false;
    open.value = { choice, isOffMap };
  };
  // Another year has other camps, and must not find the list open when the years pass this one again.
  useLayoutEffect(close, [close, year]);
  const shown = open.value;
  const offMap = campsOffMap(camps, year);
  return (
    <div class={styles.part}>
      <div ref={mapRef} class={styles.map}>
        {size && (
          <CampMap
            {...{ camps, year, selectedId, still, onSelect, handle }}
            language={language.value}
            onCluster={(ids, at) => {
              const crowd = ids.flatMap((id) => camps.find((camp) => camp.id === id) ?? []);
              const isFarRight = at.x > (mapRef.current?.clientWidth ?? 0) * farRight;
              showList(choiceOf(crowd, year, isFarRight ? 'left' : 'right'), false);
            }}
            start={mapView.peek()}
            onView={storeView}
          />
        )}
        <div class={styles.reserved} data-over-map />
        <div class={styles.foot}>
          <button
            type="button"
            class={`${styles.button} ${styles.forKey}`}
            aria-expanded={isKeyOpen.value}
            onClick={() => {
              isKeyOpen.value = !isKeyOpen.value;
            }}
          >
            {t('map.key')}
          </button>
          {offMap.length > 0 && (
            <button
              type="button"
              class={styles.button}
              aria-expanded={shown?.isOffMap ?? false}
              data-off-map
              onClick={() => {
                if (shown?.isOffMap) close();
                else showList({ label: t('map.offMapList'), camps: offMap, side: 'right' }, true);
              }}
            >
              {t('map.offMap', { count: offMap.length })}
            </button>
          )}
          {mapView.value && mapView.value.view.scale > 1 && (
            <button type="button" class={styles.button} onClick={() => handle.current?.reset()}>
              <Icon node={ZoomOut} />
              {t('map.whole')}
            </button>
          )}
        </div>
        {isKeyOpen.value && size && (
          <section class={styles.key} aria-label={t('map.key')}>
            <MapLegend size={size} language={language.value} />
          </section>
        )}
        {shown && (
          <CampsOverMap
            choice={shown.choice}
            onSelect={(id) => {
              close();
              onSelect(id);
            }}
            onClose={close}
          />
        )}
      </div>
      <div class={styles.below}>{size && <MapLegend size={size} language={language.value} />}</div>
    </div>
  );
}

/** From this share of the map on a list at the right would cover what was touched. */
const farRight = 0.7;

const choiceOf = (camps: readonly CampSummary[], year: number, side: CampChoice['side']): CampChoice => ({
  label: t('map.underFinger'),
  camps: camps.map((camp) => ({ id: camp.id, name: camp.name, detail: seatInYear(camp, year)?.place })),
  side,
});

/** The camps that the map of a year cannot show, and why. */
const campsOffMap = (camps: readonly CampSummary[], year: number): CampChoice['camps'] => [
  ...unlocatedCamps(camps, year).map(({ id, name }) => ({ id, name, detail: t('map.unplaced') })),
  ...undatedCamps(camps).map(({ id, name }) => ({ id, name, detail: t('map.undated') })),
];
