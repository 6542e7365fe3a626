import { ZoomOut } from 'lucide';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { CampSummary } from '../../db/model/record/camp.ts';
import { CampMap } from '../map/CampMap.tsx';
import { CampsUnderFinger } from '../map/CampsUnderFinger.tsx';
import type { CampMapHandle } from '../map/camp-map-props.ts';
import type { Point } from '../map/geometry.ts';
import { MapLegend } from '../map/MapLegend.tsx';
import type { View } from '../map/view.ts';
import { mapView } from '../state/visit.ts';
import { language, t } from '../state/words.ts';
import { CampsBesideMap } from './CampsBesideMap.tsx';
import styles from './CampsOnMap.module.css';
import { Icon } from './Icon.tsx';
import { legendTexts, mapTexts } from './mapWords.ts';
import { useSize } from './useSize.ts';

export { readBaseMap } from '../map/use-base-map.ts';

interface CampsOnMapProps {
  camps: readonly CampSummary[];
  year: number;
  selectedId: string | null;
  /** Motion stands still. */
  still: boolean;
  onSelect(campId: string): void;
}

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
