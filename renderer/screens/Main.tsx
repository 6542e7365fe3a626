import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Shown } from '../state/guide.ts';
import { hrefOf } from '../state/route.ts';
import { scroller } from '../state/scroller.ts';
import type { View } from '../state/view.ts';
import { Absent } from './Absent.tsx';
import { CampScreen } from './CampScreen.tsx';
import { Camps } from './Camps.tsx';
import { CompareScreen } from './CompareScreen.tsx';
import { Figures } from './Figures.tsx';
import { Glossary } from './Glossary.tsx';
import { Home } from './Home.tsx';
import { Loop } from './Loop.tsx';
import styles from './Main.module.css';
import { QuestionScreen } from './QuestionScreen.tsx';
import { Remembrance } from './Remembrance.tsx';
import { Search } from './Search.tsx';
import { Silence } from './Silence.tsx';
import { TextScreen } from './TextScreen.tsx';

/** The screen of a view; a new route is a new element, another language is not: scroll and focus stay. */
export function Main({ shown }: { shown: Shown }) {
  const main = useRef<HTMLElement>(null);
  const href = hrefOf(shown.route);
  // only a new route scrolls.
  useLayoutEffect(() => {
    const element = scroller();
    if (element) element.scrollTop = shown.scrollTop;
    // A field that is written in has taken the focus by now.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [href]);
  const { view } = shown;
  return (
    <main
      key={href}
      ref={main}
      class={styles.main}
      data-screen={view.screen === 'absent' ? view.wanted : view.screen}
      data-scroller
      tabIndex={-1}
    >
      <ScreenOf view={view} />
    </main>
  );
}

function ScreenOf({ view }: { view: View }) {
  switch (view.screen) {
    case 'loop':
      return <Loop programme={view.programme} />;
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
  }
}
