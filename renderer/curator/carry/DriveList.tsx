import { RotateCw, Usb } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Drive } from '../../../db/model/record/publish.ts';
import { Icon } from '../../components/Icon.tsx';
import { Button } from '../shell/Button.tsx';
import { Notice } from '../shell/Notice.tsx';
import { t } from '../state/words.ts';
import styles from './DriveList.module.css';
import { sizeWords } from './sizeWords.ts';
import type { useDrives } from './useDrives.ts';

interface DriveListProps {
  sticks: ReturnType<typeof useDrives>;
  /** So much has to fit. */
  neededBytes?: number;
  /** What can be done with a stick; absent for one that is too full. */
  actsOf?(drive: Drive): ComponentChildren;
  /** What lies on it. */
  filesOf?(drive: Drive): ComponentChildren;
}

/** The sticks that are plugged in, with the room on each; a button looks again. */
export function DriveList({ sticks: { drives, failure, look }, neededBytes = 0, actsOf, filesOf }: DriveListProps) {
  return (
    <div class={styles.drives}>
      {failure && <Notice tone="live">{failure}</Notice>}
      <p class="quiet" role="status">
        {drives === null ? t('carry.looking') : drives.length === 0 ? t('carry.noStick') : ''}
      </p>
      <ul>
        {drives?.map((drive) => (
          <li key={drive.id} class={styles.drive} data-drive={drive.id}>
            <div class={styles.head}>
              <Icon node={Usb} />
              <div class={styles.about}>
                <p class={styles.name}>{drive.name}</p>
                <p class="quiet">{t('carry.free', { size: sizeWords(drive.freeBytes) })}</p>
              </div>
              {drive.freeBytes < neededBytes ? (
                <p class={styles.full}>{t('carry.tooFull', { size: sizeWords(neededBytes) })}</p>
              ) : (
                actsOf?.(drive)
              )}
            </div>
            {filesOf?.(drive)}
          </li>
        ))}
      </ul>
      <div>
        <Button icon={RotateCw} disabled={drives === null} onClick={() => void look()}>
          {t('carry.lookAgain')}
        </Button>
      </div>
    </div>
  );
}
