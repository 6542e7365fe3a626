import type { CampSummary } from '../../db/model/record/camp.ts';
import type { Language } from '../../db/model/vocabulary.ts';
import type { Point } from './geometry.ts';
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
  /** Whether the map is nearer than at first, and so has a way back to go. Keep the function the same. */
  onZoomed?(zoomed: boolean): void;
  handle?: { current: CampMapHandle | null };
}
