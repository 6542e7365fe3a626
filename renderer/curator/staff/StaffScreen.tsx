import { Download } from 'lucide';
import { ButtonLink } from '../shell/ButtonLink.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { isKiosk } from '../state/kiosk.ts';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import { EndKiosk } from './EndKiosk.tsx';
import { MachineControls } from './MachineControls.tsx';
import { SaveToDrive } from './SaveToDrive.tsx';
import { SelfTestPart } from './SelfTestPart.tsx';
import styles from './Staff.module.css';
import { useStaff } from './useStaff.ts';

/** The technician's page: the way out of the kiosk, the machine, and its test in the morning. */
export function StaffScreen() {
  const { api } = useWorkshop();
  const { machine, trouble, ending, testing, test, turn, setLevel, end } = useStaff(api);
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')}>
      {trouble && <Notice tone="live">{trouble}</Notice>}
      {machine === null && !trouble && <p class="quiet">{t('staff.loading')}</p>}
      {machine && (
        <div class={styles.parts}>
          <SelfTestPart last={machine.last} testing={testing} onTest={test} />
          <div class={styles.column}>
            <EndKiosk canEnd={machine.canEnd} ending={ending} onEnd={(how) => void end(how)} />
            <MachineControls
              machine={machine}
              onTurn={(to) => void turn(to)}
              onLevel={(what, percent) => void setLevel(what, percent)}
            />
            <MorePart />
            <p class="quiet">{t('staff.facts', factsOf(machine))}</p>
          </div>
        </div>
      )}
    </Page>
  );
}

function MorePart() {
  return (
    <section class={styles.part} aria-labelledby="staff-more">
      <h2 id="staff-more" class={styles.title}>
        {t('staff.more')}
      </h2>
      <p class="quiet">{t('staff.releases.lead')}</p>
      <div class={styles.acts}>
        <ButtonLink href="#/releases">{t('staff.releases')}</ButtonLink>
      </div>
      <p class="quiet">{t('staff.logs.lead')}</p>
      <div class={styles.acts}>
        <SaveToDrive path="staff/logs" label={t('staff.logs')} />
        {!isKiosk() && (
          <ButtonLink href="api/workshop/staff/logs" icon={Download} download>
            {t('staff.download')}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

function factsOf({ version, platform, upSeconds }: { version: string; platform: string; upSeconds: number }) {
  const hours = Math.floor(upSeconds / 3600);
  return { version, platform, hours, minutes: Math.floor((upSeconds % 3600) / 60) };
}
