import { useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import type { WorkshopRecord } from '../../../db/model/api/records.ts';
import { subjectKinds } from '../../../db/model/vocabulary.ts';
import { t } from '../app/i18n.ts';
import { NewRecord } from '../records/NewRecord.tsx';
import { RecordRow } from '../records/RecordRow.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './RecordEditor.module.css';

/** The claims about a camp, a people, a work or a law. */
export function ClaimsOf({ record }: { record: WorkshopRecord }) {
  const isCreating = useSignal(false);
  if (!subjectKinds.some((kind) => kind === record.kind)) return null;
  return (
    <section class={styles.claims}>
      <div class={styles.claimsOfHead}>
        <h2 class={styles.title}>{t('claims.title')}</h2>
        <Button icon={Plus} onClick={() => (isCreating.value = true)}>
          {t('claims.new')}
        </Button>
      </div>
      <p class={styles.lead}>{t(record.claims.length > 0 ? 'claims.lead' : 'claims.none')}</p>
      <ul>
        {record.claims.map((claim) => (
          <RecordRow key={claim.id} record={claim} brief within />
        ))}
      </ul>
      {isCreating.value && (
        <NewRecord
          kind="claim"
          initial={{ subject: { kind: record.kind, id: record.id } }}
          onClose={() => (isCreating.value = false)}
        />
      )}
    </section>
  );
}
