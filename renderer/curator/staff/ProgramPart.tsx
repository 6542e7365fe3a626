import type { MachineState } from '../../../db/model/api/staff.ts';
import { reasonText } from '../api/release-error-text.ts';
import { t } from '../app/i18n.ts';
import { Panel } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';

/** The version that runs, the one that waits or is kept, and why the last update was refused. */
export function ProgramPart({ machine: { version, program } }: { machine: MachineState }) {
  return (
    <Panel title={t('staff.program')} small>
      <p>{t('staff.program.running', { version })}</p>
      {program === null ? (
        <p class="quiet">{t('staff.program.byInstaller')}</p>
      ) : (
        <Versions version={version} program={program} />
      )}
    </Panel>
  );
}

function Versions({ version, program }: { version: string; program: NonNullable<MachineState['program']> }) {
  const { installed, current, previous, isOnTrial, failed, hasKeys, refused } = program;
  const isWaiting = isOnTrial && current !== null && current !== version;
  return (
    <>
      <p>{t('staff.program.installed', { version: installed })}</p>
      {previous !== null && <p>{t('staff.program.previous', { version: previous })}</p>}
      {isWaiting && <p>{t('staff.program.waiting', { version: current })}</p>}
      {isOnTrial && current === version && <p>{t('staff.program.trial')}</p>}
      {failed !== null && <Notice>{t('staff.program.failed', { version: failed })}</Notice>}
      {refused && (
        <Notice>
          {`${refused.file}. ${t('releases.sticks.refused')} ${reasonText(refused.reason, refused.detail) ?? refused.reason}`}
        </Notice>
      )}
      {!hasKeys && <p class="quiet">{t('staff.program.keys')}</p>}
    </>
  );
}
