import { useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import { WorkshopContext } from '../../curator/app/context.ts';
import { t } from '../../curator/app/i18n.ts';
import { FirstKey } from '../../curator/publish/FirstKey.tsx';
import { SaveToDrive } from '../../curator/staff/SaveToDrive.tsx';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { HeadOf } from './StepHead.tsx';
import styles from './Steps.module.css';
import type { StepProps } from './step-props.ts';

/** The museum's key: made here, copied to a stick, its characters kept on paper. */
export function KeyStep({ workshop }: StepProps) {
  const isSignedIn = useContext(WorkshopContext) !== null;
  const isMade = useSignal(false);
  const { value: state, reload } = useLoad(
    async () => (isSignedIn ? workshop.firstKey() : null),
    [workshop, isSignedIn],
  );
  const key = state?.key;
  return (
    <>
      {!state?.isNeeded && <HeadOf step="key" />}
      {!isSignedIn && <p>{t('firstStart.key.needsAccount')}</p>}
      {state?.isNeeded && (
        <FirstKey
          onMade={() => {
            isMade.value = true;
            void reload();
          }}
        />
      )}
      {key && (
        <div class={styles.column}>
          <p role="status">{t(isMade.value ? 'firstStart.key.made' : 'firstStart.key.exists')}</p>
          {key.fingerprint && (
            <>
              <p class={styles.characters}>{key.fingerprint}</p>
              <p class="quiet">{t('firstStart.key.keep')}</p>
            </>
          )}
          <p class="quiet">{t('firstStart.key.copyLead')}</p>
          <div>
            <SaveToDrive label={t('firstStart.key.copy')} onSave={(drive) => workshop.keyToDrive(key.name, drive)} />
          </div>
        </div>
      )}
    </>
  );
}
