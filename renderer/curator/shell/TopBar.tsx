import { LogOut, MonitorUp } from 'lucide';
import { isKiosk, toVisitors } from '../state/kiosk.ts';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import { Button } from './Button.tsx';
import { Languages } from './Languages.tsx';
import { Ongoing } from './Ongoing.tsx';
import styles from './TopBar.module.css';

const keepingMs = 150;

/** Where one is, in which language, as whom, and the way out. */
export function TopBar() {
  const { api, session: current } = useWorkshop();
  const leave = async (): Promise<void> => {
    // What is being written is kept when its screen is left; only then the session ends.
    location.hash = '#/desk';
    await new Promise((resolve) => setTimeout(resolve, keepingMs));
    await api.signOut().catch(() => {});
    if (isKiosk()) toVisitors();
    else location.reload();
  };
  return (
    <header class={styles.bar}>
      <a class={styles.mark} href="#/desk">
        {t('workshop.of')}
      </a>
      <Ongoing />
      <div class={styles.right}>
        <Languages />
        <span class={styles.name}>{current.account.name}</span>
        <Button look="plain" icon={isKiosk() ? MonitorUp : LogOut} onClick={() => void leave()}>
          {t('workshop.leave')}
        </Button>
      </div>
    </header>
  );
}
