import { PeopleScreen } from '../../people/PeopleScreen.tsx';
import { PersonScreen } from '../../people/PersonScreen.tsx';
import { NotFoundScreen } from '../NotFoundScreen.tsx';
import { SheetHost } from '../SheetHost.tsx';
import { homePart } from './home-part.tsx';
import type { ScreenPart, View } from './view.ts';

/** The screens of people: apart from the others, since a person's page draws on the map. */
export const peoplePart: ScreenPart = { ...homePart, ScreenOf: PeopleOf, Sheets: SheetHost };

function PeopleOf({ view }: { view: View }) {
  if (view.screen === 'people') return <PeopleScreen found={view.list} lists={view.lists} />;
  if (view.screen === 'person') return <PersonScreen person={view.person} />;
  return view.screen === 'absent' ? <NotFoundScreen wanted={view.wanted} /> : null;
}
