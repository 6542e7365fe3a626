import type { View } from '../state/view.ts';
import { Absent } from './Absent.tsx';
import { CampScreen } from './CampScreen.tsx';
import { Camps } from './Camps.tsx';
import { CompareScreen } from './CompareScreen.tsx';
import { Figures } from './Figures.tsx';
import { Glossary } from './Glossary.tsx';
import { Home } from './Home.tsx';
import { QuestionScreen } from './QuestionScreen.tsx';
import { Remembrance } from './Remembrance.tsx';
import { Search } from './Search.tsx';
import { Silence } from './Silence.tsx';
import { TextScreen } from './TextScreen.tsx';

/** The screen of a view; of the loop there is nothing here. */
export function ScreenOf({ view }: { view: View }) {
  switch (view.screen) {
    case 'home':
      return <Home release={view.release} />;
    case 'camps':
      return <Camps list={view.list} map={view.map} />;
    case 'camp':
      return <CampScreen camp={view.camp} />;
    case 'compare':
      return <CompareScreen camps={view.camps} />;
    case 'figures':
      return <Figures view={view} />;
    case 'question':
      return <QuestionScreen question={view.question} />;
    case 'remembrance':
      return <Remembrance part={view.part} list={view.list} />;
    case 'text':
      return <TextScreen text={view.text} />;
    case 'glossary':
      return <Glossary terms={view.terms} />;
    case 'search':
      return <Search found={view.found} />;
    case 'silence':
      return <Silence named={view.named} />;
    case 'absent':
      return <Absent wanted={view.wanted} />;
    case 'loop':
      return null;
  }
}
