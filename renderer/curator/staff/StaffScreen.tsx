import { useSignal } from '@preact/signals';
import { Download, Power, RotateCw } from 'lucide';
import type { KioskEnding } from '../../../db/model/api/staff.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { isKiosk } from '../app/kiosk.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { MachineControls } from './MachineControls.tsx';
import { SaveToDrive } from './SaveToDrive.tsx';
import { SelfTestPart } from './SelfTestPart.tsx';
import styles from './Staff.module.css';
import { useStaff } from './use-staff.ts';

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

interface EndKioskProps {
  /** False in a window that shows no kiosk. */
  canEnd: boolean;
  /** What was already asked for. */
  ending: KioskEnding | null;
  onEnd(how: KioskEnding): void;
}

/** Leaving the kiosk or starting it anew, each asked once more. */
function EndKiosk({ canEnd, ending, onEnd }: EndKioskProps) {
  const asked = useSignal<KioskEnding | null>(null);
  const how = asked.value;
  return (
    <section class={styles.part} aria-labelledby="staff-kiosk">
      <h2 id="staff-kiosk" class={styles.title}>
        {t('staff.kiosk')}
      </h2>
      <p class="quiet">{t(canEnd ? 'staff.kiosk.lead' : 'staff.kiosk.elsewhere')}</p>
      {ending && <Notice>{t(ending === 'exit' ? 'staff.ending' : 'staff.restarting')}</Notice>}
      {canEnd && (
        <div class={styles.acts}>
          <Button icon={RotateCw} disabled={ending !== null} onClick={() => (asked.value = 'restart')}>
            {t('staff.restart')}
          </Button>
          <Button icon={Power} disabled={ending !== null} onClick={() => (asked.value = 'exit')}>
            {t('staff.exit')}
          </Button>
        </div>
      )}
      {how && (
        <Dialog
          title={t(`staff.${how}.ask`)}
          onClose={() => (asked.value = null)}
          foot={
            <>
              <Button onClick={() => (asked.value = null)}>{t('dialog.cancel')}</Button>
              <Button
                look="primary"
                onClick={() => {
                  asked.value = null;
                  onEnd(how);
                }}
              >
                {t(`staff.${how}`)}
              </Button>
            </>
          }
        >
          <p>{t(`staff.${how}.lead`)}</p>
        </Dialog>
      )}
    </section>
  );
}
