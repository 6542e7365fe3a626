import { LogOut, MonitorUp } from 'lucide';
import type { Job } from '../../../db/model/api/jobs.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { isKiosk, toVisitors } from '../app/kiosk.ts';
import { place } from '../app/route.ts';
import { Help } from '../help/Help.tsx';
import { Button } from '../ui/Button.tsx';
import { Find } from './Find.tsx';
import { KeySheet } from './KeySheet.tsx';
import { Languages } from './Languages.tsx';
import styles from './Shell.module.css';

const savingMs = 150;

/** The title, jobs, languages, account and the sign-out. */
export function TopBar() {
  const { api, session: current } = useWorkshop();
  const leave = async (): Promise<void> => {
    // Leaving the screen saves its draft; only then the session ends.
    location.hash = '#/desk';
    await new Promise((resolve) => setTimeout(resolve, savingMs));
    await api.signOut().catch(() => {});
    if (isKiosk()) toVisitors();
    else location.reload();
  };
  return (
    <header class={styles.bar}>
      <a class={styles.mark} href="#/desk">
        {t('workshop.of')}
      </a>
      <Find />
      <Ongoing />
      <div class={styles.right}>
        <Help />
        <KeySheet />
        <Languages />
        <span class={styles.name}>{current.account.name}</span>
        <Button look="plain" icon={isKiosk() ? MonitorUp : LogOut} onClick={() => void leave()}>
          {t('workshop.leave')}
        </Button>
      </div>
    </header>
  );
}

/** The screen that shows each kind of job. */
const screenOf = {
  check: 'tables',
  import: 'tables',
  'import-names': 'names',
  export: 'releases',
  rollback: 'releases',
  publish: 'publish',
  install: 'carry',
  backup: 'backup',
  restore: 'backup',
  'self-test': 'staff',
} as const satisfies Record<Job['kind'], string>;

/** Links to running and finished jobs of other screens. */
function Ongoing() {
  const { jobs } = useWorkshop();
  const elsewhere = jobs.list.value.filter(({ kind }) => screenOf[kind] !== place.value.screen);
  return (
    <p class={styles.ongoing} role="status" aria-label={t('work.label')}>
      {elsewhere.map(({ key, kind, isFinished }) => (
        <a key={key} class={styles.job} href={`#/${screenOf[kind]}`} data-over={isFinished}>
          {t(`work.${isFinished ? 'over' : 'now'}.${kind}`)}
        </a>
      ))}
    </p>
  );
}
