import { AskScreen } from '../../ask/AskScreen.tsx';
import { EntryScreen } from '../../names/EntryScreen.tsx';
import { NamesScreen } from '../../names/NamesScreen.tsx';
import { NotFoundScreen } from '../NotFoundScreen.tsx';
import { SheetHost } from '../SheetHost.tsx';
import { homePart } from './home-part.tsx';
import type { ScreenPart, View } from './view.ts';

/** The lists of names: apart from the others, since a museum may have none. */
export const namesPart: ScreenPart = { ...homePart, ScreenOf: NamesOf, Sheets: SheetHost };

function NamesOf({ view }: { view: View }) {
  if (view.screen === 'names') return <NamesScreen found={view.found} lists={view.lists} />;
  if (view.screen === 'name') return <EntryScreen entry={view.entry} lists={view.lists} />;
  if (view.screen === 'ask') return <AskScreen />;
  return view.screen === 'absent' ? <NotFoundScreen wanted={view.wanted} /> : null;
}
