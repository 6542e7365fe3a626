import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Point } from '../../shared/map-core/geometry.ts';
import type { View } from '../../shared/map-core/view.ts';
import type { MapTexts } from './map-texts.ts';

/** The way back from a zoomed map. */
export interface CampMapHandle {
  reset(): void;
}

export interface CampMapProps {
  camps: readonly CampSummary[];
  year: number;
  selectedId: string | null;
  language: Language;
  texts: MapTexts;
  /** Motion stands still: cuts in place of fades. */
  still: boolean;
  onSelect(campId: string): void;
  /** Several camps lie under the finger, the nearest first; `at` in pixels of the map. */
  onCluster(campIds: string[], at: Point): void;
  /** The view to begin with, such as the one that the visitor left. */
  startView: View;
  /** What is seen now; nearer than the whole it has a way back to go. Keep the function the same. */
  onView(view: View): void;
  handle?: { current: CampMapHandle | null };
}
