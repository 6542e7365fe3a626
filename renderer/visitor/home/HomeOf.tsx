import type { View } from '../navigation/load-view.ts';
import { Home } from './HomeScreen.tsx';

/** Home, where a view is one of home. */
export function HomeOf({ view }: { view: View }) {
  return view.screen === 'home' ? <Home release={view.release} /> : null;
}
