import styles from './App.module.css';
import { Boundary } from './components/Boundary.tsx';
import { ProofMark } from './components/ProofMark.tsx';
import { Loop } from './screens/Loop.tsx';
import { Main } from './screens/Main.tsx';
import { Memorial } from './screens/Memorial.tsx';
import { memorial, type Shown, shown } from './state/guide.ts';
import { hrefOf, isBare } from './state/route.ts';
import { useServices } from './state/services.ts';

export function App() {
  const { kiosk } = useServices();
  if (memorial.value) return <Memorial />;
  const current = shown.value;
  if (!current) return null;
  const { view, part } = current;
  const bare = view.screen !== 'absent' && isBare(view.screen);
  const { Sheets = null, BottomBar = null, IdleWarning = null } = (!bare && part) || {};
  return (
    <div class={bare ? styles.bare : styles.shell}>
      <Main shown={current}>
        <WhatIsShown key={hrefOf(current.route)} shown={current} />
      </Main>
      {Sheets && <Sheets view={view} />}
      {BottomBar && <BottomBar />}
      {IdleWarning && <IdleWarning />}
      {kiosk.proof && <ProofMark />}
    </div>
  );
}

/** A screen that cannot be drawn gives way to the loop, and a loop that cannot to the memorial screen. */
function WhatIsShown({ shown: { view, part } }: { shown: Shown }) {
  const { guide } = useServices();
  if (view.screen === 'loop') {
    const remember = (): void => {
      memorial.value = true;
    };
    return (
      <Boundary onFailure={remember}>
        <Loop programme={view.programme} />
      </Boundary>
    );
  }
  if (!part) return null;
  return (
    <Boundary onFailure={() => void guide.end()}>
      <part.ScreenOf view={view} />
    </Boundary>
  );
}
