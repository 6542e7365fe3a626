import styles from './App.module.css';
import { BottomBar } from './components/BottomBar.tsx';
import { IdleWarning } from './components/IdleWarning.tsx';
import { SheetHost } from './components/SheetHost.tsx';
import { Main } from './screens/Main.tsx';
import { Memorial } from './screens/Memorial.tsx';
import { memorial, shown } from './state/guide.ts';

export function App() {
  if (memorial.value) return <Memorial />;
  const current = shown.value;
  if (!current) return null;
  const inLoop = current.view.screen === 'loop';
  return (
    <div class={inLoop ? styles.loop : styles.shell}>
      <Main shown={current} />
      {!inLoop && <SheetHost view={current.view} />}
      {!inLoop && <BottomBar />}
      {!inLoop && <IdleWarning />}
    </div>
  );
}
