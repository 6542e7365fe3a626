import type { FunctionComponent } from 'preact';
import { mapPart } from '../map/map-part.ts';
import type { View } from './load-view.ts';
import type { Screen } from './route.ts';

type DrawsView = FunctionComponent<{ view: View }>;

/** What draws the screens of a visit. The loop, which is the page's first load, does without. */
export interface ScreenPart {
  ScreenOf: DrawsView;
  /** The leaves that lie over a screen; null where nothing opens one. */
  Sheets: DrawsView | null;
  BottomBar: FunctionComponent;
  IdleWarning: FunctionComponent;
}

/** The part that a screen needs; null for the loop. Fetched once. @throws where the page's files are gone */
export async function screenPart(screen: Screen): Promise<ScreenPart | null> {
  if (screen === 'loop') return null;
  if (screen === 'home') return (await import('./home-part.ts')).homePart;
  return (await import('./further-part.ts')).furtherPart;
}

/** The map's code and land come later than the rest: no visitor's first screen shows them. */
const mapAfterMs = 3_000;

/** Fetches what a visitor will need, in the order of need, while nothing else is to be done. */
export function fetchPartsAhead(): void {
  inQuiet(async () => {
    await screenPart('home');
    await screenPart('camps');
    setTimeout(() => inQuiet(async () => (await mapPart()).readBaseMap()), mapAfterMs);
  });
}

function inQuiet(fetchPart: () => Promise<unknown>): void {
  // Asked for again, and complained of, when it is needed.
  requestIdleCallback(() => void fetchPart().catch(() => {}));
}
