import { DeskScreen } from './screens/DeskScreen.tsx';
import { RecordScreen } from './screens/RecordScreen.tsx';
import { RecordsScreen } from './screens/RecordsScreen.tsx';
import type { Place } from './state/route.ts';

/** Every screen of the workshop and the address that opens it (`state/route.ts`). */
export function ScreenOf({ place }: { place: Place }) {
  switch (place.screen) {
    case 'desk':
      return <DeskScreen />;
    case 'records':
      return <RecordsScreen kind={place.kind} query={place.query} />;
    case 'record':
      return <RecordScreen key={`${place.kind}/${place.id}`} recordKey={{ kind: place.kind, id: place.id }} />;
    // The next five are put here by who makes them.
    case 'history':
    case 'tables':
    case 'media':
    case 'accounts':
    case 'audit':
      return null;
  }
}
