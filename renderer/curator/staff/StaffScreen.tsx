import { useSignal } from '@preact/signals';
import { Download, Power, RotateCw } from 'lucide';
import { aboutFiles, type HostName, type KioskEnding, type MachineState } from '../../../db/model/api/staff.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { useWorkshop } from '../app/context.ts';
import { language, t } from '../app/i18n.ts';
import { isKiosk, toFirstStart } from '../app/kiosk.ts';
import { KeysPart } from '../keys/KeysPart.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Actions, Panel } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { MachineControls } from './MachineControls.tsx';
import { ProgramPart } from './ProgramPart.tsx';
import { SaveToDrive } from './SaveToDrive.tsx';
import { SelfTestPart } from './SelfTestPart.tsx';
import styles from './Staff.module.css';
import { useStaff } from './use-staff.ts';

/** For technicians: the self-test, the settings of the machine, and leaving the kiosk. */
export function StaffScreen() {
  const { machine, failure, ending, testing, test, turn, setLevel, end } = useStaff();
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')}>
      {failure && <Notice tone="live">{failure}</Notice>}
      {machine === null && !failure && <p class="quiet">{t('staff.loading')}</p>}
      {machine && (
        <div class={styles.parts}>
          <SelfTestPart last={machine.last} testing={testing} onTest={test} />
          <div class={styles.column}>
            <EndKiosk canEnd={machine.canEnd} ending={ending} onEnd={end} />
            {machine.hostLeft && <Notice>{t('staff.hostLeft', hostsOf(machine.hostLeft))}</Notice>}
            <MachineControls machine={machine} onTurn={turn} onLevel={setLevel} />
            <ProgramPart machine={machine} />
            <KeysPart />
            <MorePart />
            <AboutPart machine={machine} />
          </div>
        </div>
      )}
    </Page>
  );
}

function MorePart() {
  const { api } = useWorkshop();
  return (
    <Panel title={t('staff.more')} lead={t('staff.releases.lead')} small>
      <Actions>
        <ButtonLink href="#/releases">{t('staff.releases')}</ButtonLink>
      </Actions>
      {isKiosk() && (
        <>
          <p class="quiet">{t('staff.firstStart.lead')}</p>
          <Actions>
            <Button onClick={() => void api.openFirstStart().then(toFirstStart)}>{t('staff.firstStart')}</Button>
          </Actions>
        </>
      )}
      <p class="quiet">{t('staff.logs.lead')}</p>
      <Actions>
        <SaveToDrive label={t('staff.logs')} onSave={(drive) => api.logsToDrive(drive)} />
        {!isKiosk() && (
          <ButtonLink href="api/workshop/staff/logs" icon={Download} download>
            {t('staff.download')}
          </ButtonLink>
        )}
      </Actions>
    </Panel>
  );
}

/** The version, and the parts of other projects, with their licences. */
function AboutPart({ machine }: { machine: MachineState }) {
  const { about } = machine;
  return (
    <Panel title={t('staff.about')} small>
      <p class="quiet">{t('staff.facts', factsOf(machine))}</p>
      <p class="quiet">
        {about ? t('staff.about.parts', { count: formatNumber(about.parts, language.value) }) : t('staff.about.none')}
      </p>
      {about && !isKiosk() && (
        <Actions>
          {aboutFiles.map((file) => (
            <ButtonLink key={file} href={`api/workshop/staff/about/${file}`} icon={Download} download>
              {t(`staff.about.${file}`)}
            </ButtonLink>
          ))}
        </Actions>
      )}
    </Panel>
  );
}

function factsOf({ version, platform, upSeconds }: { version: string; platform: string; upSeconds: number }) {
  const hours = Math.floor(upSeconds / 3600);
  return { version, platform, hours, minutes: Math.floor((upSeconds % 3600) / 60) };
}

const hostTitles: Record<HostName, string> = { chromium: 'Chromium', electron: 'Electron' };

const hostsOf = (left: HostName) => ({
  left: hostTitles[left],
  shown: hostTitles[left === 'chromium' ? 'electron' : 'chromium'],
});

interface EndKioskProps {
  /** False in a window that does not show the kiosk. */
  canEnd: boolean;
  /** The requested ending. */
  ending: KioskEnding | null;
  onEnd(how: KioskEnding): void;
}

/** Leaves or restarts the kiosk, after a confirmation. */
function EndKiosk({ canEnd, ending, onEnd }: EndKioskProps) {
  const asked = useSignal<KioskEnding | null>(null);
  const how = asked.value;
  const close = (): void => {
    asked.value = null;
  };
  return (
    <Panel title={t('staff.kiosk')} lead={t(canEnd ? 'staff.kiosk.lead' : 'staff.kiosk.elsewhere')} small>
      {ending && <Notice>{t(ending === 'exit' ? 'staff.ending' : 'staff.restarting')}</Notice>}
      {canEnd && (
        <Actions>
          <Button icon={RotateCw} disabled={ending !== null} onClick={() => (asked.value = 'restart')}>
            {t('staff.restart')}
          </Button>
          <Button icon={Power} disabled={ending !== null} onClick={() => (asked.value = 'exit')}>
            {t('staff.exit')}
          </Button>
        </Actions>
      )}
      {how && (
        <FormDialog
          title={t(`staff.${how}.ask`)}
          submit={t(`staff.${how}`)}
          onClose={close}
          onSubmit={() => {
            close();
            onEnd(how);
          }}
        >
          <p>{t(`staff.${how}.lead`)}</p>
        </FormDialog>
      )}
    </Panel>
  );
}
