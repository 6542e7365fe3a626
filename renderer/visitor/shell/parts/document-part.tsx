import { DocumentScreen } from '../../documents/DocumentScreen.tsx';
import { EventScreen } from '../../events/EventScreen.tsx';
import { NotFoundScreen } from '../NotFoundScreen.tsx';
import { SheetHost } from '../SheetHost.tsx';
import { homePart } from './home-part.tsx';
import type { ScreenPart, View } from './view.ts';

/** The screens of a document and of an event: apart from the others, since few visitors open one. */
export const documentPart: ScreenPart = { ...homePart, ScreenOf: DocumentOf, Sheets: SheetHost };

function DocumentOf({ view }: { view: View }) {
  if (view.screen === 'document') return <DocumentScreen document={view.document} claimId={view.claimId} />;
  if (view.screen === 'event') return <EventScreen event={view.event} />;
  return view.screen === 'absent' ? <NotFoundScreen wanted={view.wanted} /> : null;
}
