import { ZoomOut } from 'lucide';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import type { Point } from '../../shared/map-core/geometry.ts';
import { type View, wholeView } from '../../shared/map-core/view.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useSize } from '../../shared/ui/use-size.ts';
import { visitorSignal } from '../navigation/visit.ts';
import { CampMap } from './CampMap.tsx';
import { CampsBesideMap } from './CampsBesideMap.tsx';
import styles from './CampsOnMap.module.css';
import { CampsUnderFinger } from './CampsUnderFinger.tsx';
import type { CampMapHandle } from './camp-map-props.ts';
import { MapLegend } from './MapLegend.tsx';
import { legendTexts, mapTexts } from './map-labels.ts';

export { readBaseMap } from '../../shared/map-core/use-base-map.ts';

interface CampsOnMapProps {
  camps: readonly CampSummary[];
  year: number;
  selectedId: string | null;
  /** Motion stands still. */
  still: boolean;
  onSelect(campId: string): void;
}

/** What of the map the visitor looks at. */
const mapView = visitorSignal<View>(wholeView);

const keepView = (view: View): void => {
  mapView.value = view;
};

/** The map of a year, the way back from a nearer view, the camps under a finger, and those the map cannot show. */
export function CampsOnMap({ camps, year, selectedId, still, onSelect }: CampsOnMapProps) {
  const speaking = language.value;
  const mapRef = useRef<HTMLDivElement>(null);
  const size = useSize(mapRef);
  const handle = useRef<CampMapHandle | null>(null);
  const [crowd, setCrowd] = useState<{ ids: string[]; at: Point; year: number } | null>(null);
  const texts = useMemo(() => mapTexts(speaking), [speaking]);
  const close = useCallback(() => setCrowd(null), []);
  const under = crowd?.year === year ? crowd : null;
  return (
    <div class={styles.part}>
      <div ref={mapRef} class={styles.map}>
        <CampMap
          {...{ camps, year, selectedId, texts, still, onSelect, handle }}
          language={speaking}
          onCluster={(ids, at) => setCrowd({ ids, at, year })}
          startView={mapView.peek()}
          onView={keepView}
        />
        {mapView.value.scale > 1 && (
          <button type="button" class={styles.back} onClick={() => handle.current?.reset()}>
            <Icon node={ZoomOut} />
            {t('map.whole')}
          </button>
        )}
        {under && (
          <CampsUnderFinger
            camps={under.ids.flatMap((id) => camps.find((camp) => camp.id === id) ?? [])}
            year={year}
            at={under.at}
            label={t('map.underFinger')}
            onSelect={(id) => {
              close();
              onSelect(id);
            }}
            onClose={close}
          />
        )}
      </div>
      <div class={styles.below}>
        <CampsBesideMap camps={camps} year={year} selectedId={selectedId} onSelect={onSelect} />
        {size && <MapLegend size={size} texts={legendTexts(speaking)} />}
      </div>
    </div>
  );
}
