import type { View } from '../state/view.ts';
import { Home } from './Home.tsx';

/** Home, where a view is one of home. */
export function HomeOf({ view }: { view: View }) {
  return view.screen === 'home' ? <Home release={view.release} /> : null;
}
