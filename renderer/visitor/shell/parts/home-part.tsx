import { HomeScreen } from '../../home/HomeScreen.tsx';
import { BottomBar } from '../BottomBar.tsx';
import { IdleWarning } from '../IdleWarning.tsx';
import type { ScreenPart, View } from './view.ts';

export { loadContent } from './load-content.ts';

function HomeOf({ view }: { view: View }) {
  return view.screen === 'home' ? <HomeScreen release={view.release} person={view.person} /> : null;
}

/** What the first touch leads to: loaded before the other screens. */
export const homePart: ScreenPart = { ScreenOf: HomeOf, Sheets: null, BottomBar, IdleWarning };
