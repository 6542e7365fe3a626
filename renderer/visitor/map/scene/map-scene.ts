import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { type Language, timelineYears } from '../../../../db/model/vocabulary.ts';
import { isWithin, overlap, type Size } from '../../../shared/map-core/geometry.ts';
import { type Landmark, landmarksOf } from '../../../shared/map-core/places.ts';
import { type Fit, fitTo } from '../../../shared/map-core/projection.ts';
import type { Panel } from '../../../shared/map-core/use-panel.ts';
import { fitInView, type View } from '../../../shared/map-core/view.ts';
import type { Target } from '../touch-targets.ts';
import type { Keyed } from './fade.ts';
import { type Label, placeLabels, placeLandmarks } from './labels.ts';
import { type Mark, marksOf } from './marks.ts';

/** Everything on the base map in one year, in pixels of the panel. */
export interface Scene {
  marks: (Mark & Keyed)[];
  labels: (Label & Keyed)[];
  towns: Landmark[];
  targets: Target[];
  /** So many camps that rings and names change with the year at once, without a fade. */
  isCrowded: boolean;
  /** The years of a crowded map are being slid. */
  isSliding: boolean;
}

/** Each fading ring is painted separately in every frame. */
const maxFadingCamps = 120;

/** Where more rings than this are in sight no name has room; a part of the map, enlarged, has fewer. */
const maxNamedRings = 600;

/** A crowded map writes its names once a year has been shown for so long. */
const restMs = 150;

interface SceneOptions {
  camps: readonly CampSummary[];
  year: number;
  selectedId: string | null;
  language: Language;
}

/** From this scale on smaller towns are shown. */
const nearScale = 1.4;

/** The scene of a year. During a gesture, and while the years of many camps are slid, it has no labels, because placing them is slow. */
export function useMapScene(
  { camps, year, selectedId, language }: SceneOptions,
  panel: Panel | null,
  { view, moving: isViewMoving }: { view: View; moving: boolean },
): Scene {
  const isCrowded = camps.length > maxFadingCamps;
  const isSliding = !useRests(year, isCrowded ? restMs : 0);
  const moving = isSliding || isViewMoving;
  const toPanel = useMemo(() => (panel ? fitInView(fitTo(panel.size), view) : null), [panel, view]);
  const isNear = view.scale > nearScale;
  /** Made when it is needed. */
  const ofAllYears = useMemo(() => {
    let marks: Mark[] | null = null;
    return (size: Size, fit: Fit): Mark[] => {
      marks ??= allYears.flatMap((each) => marksOf(camps, each, size, fit));
      return marks;
    };
  }, [camps, panel, toPanel]);
  return useMemo(() => {
    if (!panel || !toPanel) return { marks: [], labels: [], towns: [], targets: [], isCrowded, isSliding };
    const located = marksOf(camps, year, panel.size, toPanel);
    const marks = isCrowded
      ? located.map((mark) => ({ ...mark, key: mark.campId }))
      : located.map((mark) => ({ ...mark, key: fadingKeyOf(mark, toPanel) }));
    const landmarks = landmarksOf(year, language, toPanel, isNear);
    if (moving || inSight(marks, panel.size) > maxNamedRings)
      return { marks, labels: [], towns: townsOf(landmarks), targets: targetsOf(marks, []), isCrowded, isSliding };
    const { size, covered, measure } = panel;
    const placed = placeLandmarks({ marks: ofAllYears(size, toPanel), landmarks, panel: size, covered, measure });
    const campNames = placeLabels({ marks, landmarks, placed, selectedId, panel: size, covered, measure });
    const clear = placed.filter(({ box }) => !campNames.some((name) => overlap(name.box, box)));
    const labels = inLastingOrder([...clear, ...campNames].map((label) => ({ ...label, key: keyOf(label) })));
    const named = new Set(clear.map(({ id }) => id));
    const towns = townsOf(landmarks).filter(({ id }) => named.has(id));
    return { marks, labels, towns, targets: targetsOf(marks, labels), isCrowded, isSliding };
  }, [camps, year, selectedId, language, panel, toPanel, isNear, ofAllYears, moving, isCrowded, isSliding]);
}

/** Whether a value has been the same for a while, as it is at first. */
function useRests(value: number, forMs: number): boolean {
  const rested = useSignal(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      rested.value = value;
    }, forMs);
    return () => clearTimeout(timer);
  }, [value, forMs]);
  return forMs === 0 || rested.value === value;
}

const inSight = (marks: readonly Mark[], panel: Size): number =>
  marks.filter(({ centre }) => isWithin({ x: 0, y: 0, ...panel }, centre)).length;

const allYears = Array.from(
  { length: timelineYears.last - timelineYears.first + 1 },
  (_, index) => timelineYears.first + index,
);

const townsOf = (landmarks: readonly Landmark[]): Landmark[] => landmarks.filter(({ kind }) => kind === 'town');

const keyOf = ({ id, text, box: { x, y } }: Label): string => `${id} ${text} ${x.toFixed()} ${y.toFixed()}`;

/** The name of the selected camp is placed first, but drawn where it was: see `Marks`. */
const inLastingOrder = <T extends Keyed>(labels: readonly T[]): T[] =>
  [...labels].sort((a, b) => (a.key < b.key ? -1 : 1));

/** In map units: a ring that looks the same in the next year does not fade, even in another view. */
function fadingKeyOf({ campId, form, radius, place }: Mark, toPanel: Fit): string {
  const x = (place.x - toPanel.x) / toPanel.scale;
  const y = (place.y - toPanel.y) / toPanel.scale;
  return [campId, form, radius.toFixed(1), x.toFixed(1), y.toFixed(1)].join(' ');
}

function targetsOf(marks: readonly Mark[], labels: readonly Label[]): Target[] {
  const boxes = new Map(labels.filter(({ kind }) => kind === 'camp').map(({ id, box }) => [id, box]));
  return marks.map(({ campId, centre, radius }) => ({ campId, centre, radius, label: boxes.get(campId) ?? null }));
}
