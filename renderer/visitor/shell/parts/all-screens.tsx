import { AskScreen } from '../../ask/AskScreen.tsx';
import { CompareScreen } from '../../camps/compare/CompareScreen.tsx';
import { CampsScreen } from '../../camps/list/CampsScreen.tsx';
import { CampScreen } from '../../camps/page/CampScreen.tsx';
import { DocumentScreen } from '../../documents/DocumentScreen.tsx';
import { EventScreen } from '../../events/EventScreen.tsx';
import { FiguresScreen } from '../../figures/FiguresScreen.tsx';
import { QuestionScreen } from '../../figures/QuestionScreen.tsx';
import { GlossaryScreen } from '../../glossary/GlossaryScreen.tsx';
import { HomeScreen } from '../../home/HomeScreen.tsx';
import { EntryScreen } from '../../names/EntryScreen.tsx';
import { NamesScreen } from '../../names/NamesScreen.tsx';
import { PeopleScreen } from '../../people/PeopleScreen.tsx';
import { PersonScreen } from '../../people/PersonScreen.tsx';
import { RemembranceScreen } from '../../remembrance/RemembranceScreen.tsx';
import { SilenceScreen } from '../../remembrance/SilenceScreen.tsx';
import { TextScreen } from '../../remembrance/TextScreen.tsx';
import { SearchScreen } from '../../search/SearchScreen.tsx';
import { WayScreen } from '../../ways/WayScreen.tsx';
import { WaysScreen } from '../../ways/WaysScreen.tsx';
import { NotFoundScreen } from '../NotFoundScreen.tsx';
import { SheetHost } from '../SheetHost.tsx';
import { homePart } from './home-part.tsx';
import type { ScreenPart, View } from './view.ts';

export { WayStrip } from '../../ways/WayStrip.tsx';

/** All screens but the loop, and the sheets over them. */
export const allScreens: ScreenPart = { ...homePart, ScreenOf, Sheets: SheetHost };

function ScreenOf({ view }: { view: View }) {
  switch (view.screen) {
    case 'home':
      return <HomeScreen release={view.release} person={view.person} />;
    case 'people':
      return <PeopleScreen found={view.list} lists={view.lists} />;
    case 'person':
      return <PersonScreen person={view.person} />;
    case 'names':
      return <NamesScreen found={view.found} lists={view.lists} />;
    case 'name':
      return <EntryScreen entry={view.entry} lists={view.lists} />;
    case 'ask':
      return <AskScreen />;
    case 'document':
      return <DocumentScreen document={view.document} claimId={view.claimId} />;
    case 'event':
      return <EventScreen event={view.event} />;
    case 'camps':
      return <CampsScreen list={view.list} map={view.map} year={view.year} />;
    case 'camp':
      return <CampScreen camp={view.camp} />;
    case 'compare':
      return <CompareScreen camps={view.camps} />;
    case 'figures':
      return <FiguresScreen content={view} />;
    case 'question':
      return <QuestionScreen question={view.question} />;
    case 'remembrance':
      return <RemembranceScreen part={view.part} list={view.list} hasWays={view.hasWays} />;
    case 'text':
      return <TextScreen text={view.text} />;
    case 'ways':
      return <WaysScreen ways={view.ways} />;
    case 'way':
      return <WayScreen way={view.way} />;
    case 'glossary':
      return <GlossaryScreen terms={view.terms} />;
    case 'search':
      return <SearchScreen found={view.found} lists={view.lists} />;
    case 'silence':
      return <SilenceScreen named={view.named} />;
    case 'absent':
      return <NotFoundScreen wanted={view.wanted} />;
    case 'loop':
      return null;
  }
}
