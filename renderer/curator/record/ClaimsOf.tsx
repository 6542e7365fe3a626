import { useSignal } from '@preact/signals';
import { Plus, Rows3 } from 'lucide';
import type { WorkshopRecord } from '../../../db/model/api/records.ts';
import { subjectKinds } from '../../../db/model/vocabulary.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { useWorkshop } from '../app/context.ts';
import { language, t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { kindForms } from '../kinds/kinds.ts';
import { shownColumns } from '../records/columns.ts';
import { filterOf } from '../records/list-address.ts';
import { freeId } from '../records/NewRecord.tsx';
import { RecordTable } from '../records/RecordTable.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { FiguresDialog } from './FiguresDialog.tsx';
import styles from './RecordEditor.module.css';

const maxClaims = 500;
const noFilter = filterOf(new URLSearchParams());

/** The claims about a camp, a person, a people, a work or a law, as a table. */
export function ClaimsOf({ record }: { record: WorkshopRecord }) {
  const { api } = useWorkshop();
  const isCounting = useSignal(false);
  /** How often headcounts were added here: the table is read again. */
  const added = useSignal(0);
  const { busy, failure, run } = useAction();
  const { kind, id } = record;
  const columns = shownColumns('claim', undefined).filter(({ name }) => name !== 'subject');
  const names = columns.map(({ name }) => name);
  const { value: page } = useLoad(async () => {
    if (record.claims.length === 0 && added.value === 0) return null;
    const subject = `${kind}:${id}`;
    return api.records({ kind: 'claim', subject, columns: names, lang: language.value, limit: maxClaims });
  }, [api, kind, id, language.value, added.value]);
  if (!subjectKinds.some((each) => each === kind)) return null;
  const create = async (): Promise<void> => {
    const claim = await freeId(api, 'claim', `${id.slice(0, 80)}-${record.claims.length + 1}`);
    const body = { id: claim, ...kindForms.claim.fresh(), subject: { kind, id } };
    await api.saveDraft({ kind: 'claim', id: claim }, { baseRevision: 0, body });
    location.hash = recordHref('claim', claim);
  };
  return (
    <section class={styles.claims}>
      <div class={styles.claimsOfHead}>
        <h2 class={styles.title}>{t('claims.title')}</h2>
        <span>
          {kind === 'camp' && record.revision > 0 && (
            <Button look="plain" icon={Rows3} onClick={() => (isCounting.value = true)}>
              {t('figures.new')}
            </Button>
          )}
          <Button icon={Plus} disabled={busy} onClick={() => void run(create)}>
            {t('claims.new')}
          </Button>
        </span>
      </div>
      {isCounting.value && (
        <FiguresDialog camp={{ kind, id }} onClose={() => (isCounting.value = false)} onAdded={() => added.value++} />
      )}
      {failure && <Notice tone="live">{failure}</Notice>}
      {record.claims.length === 0 && added.value === 0 && <p class={styles.lead}>{t('claims.none')}</p>}
      {page && (
        <div class={styles.claimTable}>
          <RecordTable
            page={page}
            columns={columns}
            filter={noFilter}
            canSort={false}
            chosen={null}
            within
            onChoose={() => {}}
            onSort={() => {}}
          />
        </div>
      )}
    </section>
  );
}
