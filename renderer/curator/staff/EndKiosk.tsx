import { useSignal } from '@preact/signals';
import { Power, RotateCw } from 'lucide';
import type { KioskEnding } from '../../../db/model/record/staff.ts';
import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { Notice } from '../shell/Notice.tsx';
import { t } from '../state/words.ts';
import styles from './Staff.module.css';

interface EndKioskProps {
  /** False in a window that shows no kiosk. */
  canEnd: boolean;
  /** What was already asked for. */
  ending: KioskEnding | null;
  onEnd(how: KioskEnding): void;
}

/** Leaving the kiosk or starting it anew, each asked once more. */
export function EndKiosk({ canEnd, ending, onEnd }: EndKioskProps) {
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
