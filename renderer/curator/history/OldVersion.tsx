import type { RevisionSummary } from '../../../db/model/record/workshop.ts';
import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import type { Body } from '../state/api.ts';
import { t } from '../state/words.ts';
import type { Naming } from './naming.ts';
import styles from './OldVersion.module.css';
import { readableLines } from './readable.ts';
import { Value } from './Value.tsx';
import { whenWords } from './when.ts';

interface OldVersionProps {
  names: Naming;
  revision: RevisionSummary;
  body: Body;
  isNewest: boolean;
  onBringBack(): void;
  onClose(): void;
}

/** A whole version of a record, to read, with the way to bring it back. */
export function OldVersion({ names, revision, body, isNewest, onBringBack, onClose }: OldVersionProps) {
  const foot = (
    <>
      <Button onClick={onClose}>{t('history.close')}</Button>
      {!isNewest && (
        <Button look="primary" onClick={onBringBack}>
          {t('history.bringBack')}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title={t('history.opened', { number: revision.number })} wide onClose={onClose} foot={foot}>
      <p class={styles.about}>
        {revision.by} · {whenWords(revision.at)}
      </p>
      <Value lines={readableLines(names, body, [])} />
    </Dialog>
  );
}
