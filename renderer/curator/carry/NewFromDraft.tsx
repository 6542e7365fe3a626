import type { RecordKind } from '../../../db/model/record/workshop.ts';
import { readableLines } from '../history/readable.ts';
import { useNaming } from '../history/useNaming.ts';
import { Value } from '../history/Value.tsx';
import { Button } from '../shell/Button.tsx';
import type { Body } from '../state/api.ts';
import { t } from '../state/words.ts';
import styles from './NewFromDraft.module.css';

interface NewFromDraftProps {
  kind: RecordKind;
  body: Body;
  by: string;
  onTake(): void;
  onClose(): void;
}

/** A record that only the colleague has: read, then taken or left. */
export function NewFromDraft({ kind, body, by, onTake, onClose }: NewFromDraftProps) {
  const names = useNaming(kind);
  return (
    <div class={styles.draft}>
      <p>{t('carry.newLead', { name: by })}</p>
      <Value lines={readableLines(names, body, [])} />
      <div class={styles.acts}>
        <Button onClick={onClose}>{t('dialog.cancel')}</Button>
        <Button look="primary" onClick={onTake}>
          {t('carry.takeNew')}
        </Button>
      </div>
    </div>
  );
}
