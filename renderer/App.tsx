import styles from './App.module.css';
import { BottomBar } from './components/BottomBar.tsx';
import { IdleWarning } from './components/IdleWarning.tsx';
import { ProofMark } from './components/ProofMark.tsx';
import { SheetHost } from './components/SheetHost.tsx';
import { Main } from './screens/Main.tsx';
import { Memorial } from './screens/Memorial.tsx';
import { memorial, shown } from './state/guide.ts';
import { isBare } from './state/route.ts';
import { useServices } from './state/services.ts';

export function App() {
  const { kiosk } = useServices();
  if (memorial.value) return <Memorial />;
  const current = shown.value;
  if (!current) return null;
  const { screen } = current.view;
  const bare = screen !== 'absent' && isBare(screen);
  return (
    <div class={bare ? styles.bare : styles.shell}>
      <Main shown={current} />
      {!bare && <SheetHost view={current.view} />}
      {!bare && <BottomBar />}
      {!bare && <IdleWarning />}
      {kiosk.proof && <ProofMark />}
    </div>
  );
}
