import { useSignal } from '@preact/signals';
import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { t } from '../state/words.ts';
import styles from './FourEyes.module.css';

interface FourEyesProps {
  isOn: boolean;
  maySwitch: boolean;
  onSwitch(on: boolean): Promise<boolean>;
}

/** Whether a second person is asked for; a museum with one curator can do without, and the log says so. */
export function FourEyes({ isOn, maySwitch, onSwitch }: FourEyesProps) {
  const isAsking = useSignal(false);
  const close = (): void => {
    isAsking.value = false;
  };
  const foot = (
    <>
      <Button onClick={close}>{t('dialog.cancel')}</Button>
      <Button look="primary" onClick={() => void onSwitch(!isOn).then(close)}>
        {t(isOn ? 'review.fourEyes.off' : 'review.fourEyes.on')}
      </Button>
    </>
  );
  return (
    <section class={styles.rule} aria-labelledby="four-eyes">
      <h2 id="four-eyes" class={styles.title}>
        {t('review.fourEyes')}
      </h2>
      <p class={styles.words}>{t(isOn ? 'review.fourEyes.isOn' : 'review.fourEyes.isOff')}</p>
      {maySwitch ? (
        <div>
          <Button onClick={() => (isAsking.value = true)}>
            {t(isOn ? 'review.fourEyes.off' : 'review.fourEyes.on')}
          </Button>
        </div>
      ) : (
        <p class="quiet">{t('review.fourEyes.who')}</p>
      )}
      {isAsking.value && (
        <Dialog title={t(isOn ? 'review.fourEyes.off' : 'review.fourEyes.on')} onClose={close} foot={foot}>
          <div class={styles.sure}>
            <p>{t(isOn ? 'review.fourEyes.offMeans' : 'review.fourEyes.onMeans')}</p>
            <p>{t('review.fourEyes.recorded')}</p>
          </div>
        </Dialog>
      )}
    </section>
  );
}
