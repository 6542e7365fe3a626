import type { RecordSummary } from '../../../db/model/api/records.ts';
import { consultations, sourceKinds } from '../../../db/model/vocabulary.ts';
import type { Body, WorkshopApi } from '../api/client.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { visitorOption } from '../kinds/field.ts';
import { kindForms } from '../kinds/kinds.ts';
import { idFrom } from '../records/id-from.ts';
import { freeId } from '../records/NewRecord.tsx';
import input from '../ui/Field.module.css';
import { SelectField } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useAction } from '../ui/use-action.ts';
import styles from './Lists.module.css';

/** A source that was created from its title alone, as it is saved. */
export interface SourceMade {
  record: RecordSummary;
  body: Body;
}

/** Creates a source with its title alone, the same in three languages. Null where similar ones have to be looked at first. */
export async function makeSource(api: WorkshopApi, title: string): Promise<SourceMade | null> {
  if ((await api.duplicates('source', title)).length > 0) return null;
  const id = await freeId(api, 'source', idFrom([title], 'source'));
  const kind = /^(https?:|www\.)/i.test(title) ? 'web' : 'book';
  const body = { ...kindForms.source.fresh(), id, kind, title: { kk: title, ru: title, en: title } };
  return { record: await api.create('source', { id, body, reason: t('picker.newReason') }), body };
}

/** What was assumed of a new source, to be corrected beside the place where it is cited. */
export function MadeSource({ made, onChange }: { made: SourceMade; onChange(made: SourceMade): void }) {
  const { api, names } = useWorkshop();
  const { busy, failure, run } = useAction();
  const put = (change: Body): void =>
    void run(async () => {
      const { record } = made;
      const body = { ...made.body, ...change };
      const reason = t('picker.newReason');
      const saved = await api.save(record, { baseRevision: record.revision, body, reason, cause: 'edit' });
      names.learn(saved);
      onChange({ record: saved, body });
    });
  const { kind, consulted } = made.body;
  return (
    <fieldset class={styles.made} disabled={busy}>
      <p class={input.hint}>{t('citation.made')}</p>
      <div class={styles.fields}>
        <SelectField
          label={t('field.sourceKind')}
          value={String(kind)}
          options={sourceKinds.map((each) => [each, visitorOption('sourceKind')(each)])}
          onChoose={(next) => put({ kind: next })}
        />
        <SelectField
          label={t('field.consulted')}
          value={String(consulted)}
          options={consultations.map((each) => [each, visitorOption('consulted')(each)])}
          onChoose={(next) => put({ consulted: next })}
        />
      </div>
      {failure && <Notice tone="live">{failure}</Notice>}
    </fieldset>
  );
}
