import { ArrowLeft, Printer } from 'lucide';
import type { RecordKey, WorkshopRecord } from '../../../db/model/api/records.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { dayText } from '../app/date-text.ts';
import { type Key, t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { ownName, summaryName } from '../app/summary-name.ts';
import { Value } from '../history/FieldHistory.tsx';
import { useFieldNames } from '../history/naming.ts';
import { readableLines } from '../history/readable.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './PrintScreen.module.css';

/** A record on paper: every field, and every claim about it with its sources. */
export function PrintScreen({ recordKey }: { recordKey: RecordKey }) {
  const { api } = useWorkshop();
  const { kind, id } = recordKey;
  const { value, error } = useLoad(async () => {
    const record = await api.record({ kind, id });
    const claims = await Promise.all(record.claims.map((claim) => api.record(claim)));
    return { record, claims };
  }, [api, kind, id]);
  if (error !== null) return <Notice tone="live">{refusalText(error)}</Notice>;
  if (value === null) return null;
  const { record, claims } = value;
  return (
    <Page
      title={summaryName(record)}
      lead={`${t(`kind.${kind}` as Key)} · ${t(`state.${record.state}`)} · ${dayText(new Date())}`}
      actions={
        <>
          <ButtonLink look="plain" icon={ArrowLeft} href={recordHref(kind, id)}>
            {t('print.back')}
          </ButtonLink>
          <Button look="primary" icon={Printer} onClick={() => print()}>
            {t('print.do')}
          </Button>
        </>
      }
    >
      <Fields record={record} />
      {claims.length > 0 && <h2 class={styles.title}>{t('claims.title')}</h2>}
      {claims.map((claim) => (
        <section key={claim.id} class={styles.claim}>
          <h3>{ownName(claim)}</h3>
          <Fields record={claim} />
        </section>
      ))}
    </Page>
  );
}

/** Every field that is written, without the id and the subject, which the title says. */
function Fields({ record }: { record: WorkshopRecord }) {
  const names = useFieldNames(record.kind);
  const { id: _, subject: __, fact: ___, ...body } = record.body;
  return <Value lines={readableLines(names, body, [])} />;
}
