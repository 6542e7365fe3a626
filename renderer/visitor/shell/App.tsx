import { Loop } from '../loop/LoopScreen.tsx';
import { Memorial } from '../memorial/Memorial.tsx';
import { memorial, type Shown, shown } from '../navigation/navigator.ts';
import { hrefOf, isBare } from '../navigation/route.ts';
import styles from './App.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Main } from './Main.tsx';
import { ProofMark } from './ProofMark.tsx';
import { useServices } from './services.ts';

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
  const { navigator } = useServices();
  if (view.screen === 'loop') {
    const remember = (): void => {
      memorial.value = true;
    };
    return (
      <ErrorBoundary onFailure={remember}>
        <Loop programme={view.programme} />
      </ErrorBoundary>
    );
  }
  if (!part) return null;
  return (
    <ErrorBoundary onFailure={() => void navigator.end()}>
      <part.ScreenOf view={view} />
    </ErrorBoundary>
  );
}
