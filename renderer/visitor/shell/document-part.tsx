import { DocumentScreen } from '../documents/DocumentScreen.tsx';
import { homePart } from './home-part.tsx';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import { SheetHost } from './SheetHost.tsx';
import type { ScreenPart, View } from './view.ts';

/** The screen of a document: apart from the others, since few visitors open one. */
export const documentPart: ScreenPart = { ...homePart, ScreenOf: DocumentOf, Sheets: SheetHost };

function DocumentOf({ view }: { view: View }) {
  if (view.screen === 'document') return <DocumentScreen document={view.document} claimId={view.claimId} />;
  return view.screen === 'absent' ? <NotFoundScreen wanted={view.wanted} /> : null;
}
