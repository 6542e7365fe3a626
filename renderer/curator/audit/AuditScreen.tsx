import { Download } from 'lucide';
import { Button } from '../shell/Button.tsx';
import { ButtonLink } from '../shell/ButtonLink.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import { AuditFilter } from './AuditFilter.tsx';
import { AuditTable } from './AuditTable.tsx';
import { useAudit } from './useAudit.ts';

/** Who did what and when: a list that can be added to and never altered. */
export function AuditScreen() {
  const { api } = useWorkshop();
  const { state, filter, more } = useAudit(api);
  const { entries, total, choice, trouble, isWhole } = state;
  return (
    <Page
      title={t('audit.title')}
      lead={t('audit.lead')}
      acts={
        <ButtonLink href="api/workshop/audit.csv" icon={Download} download>
          {t('audit.export')}
        </ButtonLink>
      }
    >
      {trouble && <Notice tone="live">{trouble}</Notice>}
      {entries === null && !trouble && <p class="quiet">{t('audit.loading')}</p>}
      {entries && (
        <>
          <AuditFilter entries={entries} choice={choice} onChoose={filter} />
          <p class="quiet" role="status">
            {t('audit.count', { count: total })}
          </p>
          <AuditTable entries={entries} choice={choice} />
        </>
      )}
      {entries && !isWhole && (
        <div>
          <Button onClick={() => void more()}>{t('audit.more')}</Button>
        </div>
      )}
    </Page>
  );
}
