import { useSignal } from '@preact/signals';
import { DriveList } from '../carry/DriveList.tsx';
import { FilesOnStick } from '../carry/FilesOnStick.tsx';
import { useDrives } from '../carry/useDrives.ts';
import type { Package } from '../carry/useInstall.ts';
import { FileDrop } from '../media/FileDrop.tsx';
import { t } from '../state/words.ts';
import styles from './BackupScreen.module.css';
import { RestoreDialog } from './RestoreDialog.tsx';

interface RestoreProps {
  /** What is being done; null: another file can be chosen. */
  doing: string | null;
  onRestore(from: Package): void;
}

/** A backup on a stick or in a file; nothing is done before it was said what it means. */
export function Restore({ doing, onRestore }: RestoreProps) {
  const sticks = useDrives();
  const chosen = useSignal<Package | null>(null);
  const choose = (from: Package | null): void => {
    chosen.value = from;
  };
  const from = chosen.value;
  return (
    <>
      <h3 class={styles.sub}>{t('backup.onSticks')}</h3>
      <DriveList
        sticks={sticks}
        filesOf={(drive) => (
          <FilesOnStick
            drive={drive}
            kind="backup"
            none={t('backup.none')}
            act={t('backup.restoreThis')}
            disabled={doing !== null}
            onChoose={(file) => choose({ drive: drive.id, file })}
          />
        )}
      />
      <h3 class={styles.sub}>{t('carry.fromFile')}</h3>
      <FileDrop
        accept=".esimde-backup"
        drop={t('backup.drop')}
        choose={t('backup.choose')}
        hint={t('backup.kinds')}
        busy={doing}
        onFiles={([file]) => choose(file ?? null)}
      />
      {from && (
        <RestoreDialog
          name={from instanceof File ? from.name : from.file}
          onClose={() => choose(null)}
          onRestore={() => {
            choose(null);
            onRestore(from);
          }}
        />
      )}
    </>
  );
}
