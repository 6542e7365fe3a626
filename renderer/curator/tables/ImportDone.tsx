import { Undo2 } from 'lucide';
import type { ImportResult } from '../../../db/model/api/tables.ts';
import { t } from '../app/i18n.ts';
import { recordsHref } from '../app/route.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Actions } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import step from './Tables.module.css';
import type { Wizard } from './use-table-import.ts';

const kindOf = {
  headcounts: 'claim',
  camps: 'camp',
  claims: 'claim',
  persons: 'person',
  sources: 'source',
  events: 'event',
  documents: 'document',
  archives: 'archive',
  places: 'place',
} as const;

/** The result of the import, with an undo. */
export function ImportDone({ wizard: { state, ...actions } }: { wizard: Wizard }) {
  const { imported, isUndone, isReading, table } = state;
  if (!imported) return null;
  return (
    <div class={step.step}>
      <h3 class={step.title} tabIndex={-1}>
        {t('tables.done')}
      </h3>
      <ResultCounts result={imported} />
      {isUndone && <Notice>{t('tables.undone')}</Notice>}
      <Actions>
        {imported.batch !== null && !isUndone && (
          <Button icon={Undo2} disabled={isReading} onClick={() => void actions.undo()}>
            {t('tables.undo')}
          </Button>
        )}
        <ButtonLink href={recordsHref(kindOf[table])}>{t('tables.see')}</ButtonLink>
        <Button look="primary" onClick={actions.restart}>
          {t('tables.another')}
        </Button>
      </Actions>
    </div>
  );
}

/** How many records are new, changed, or as they were. */
export function ResultCounts({ result: { created, changed, unchanged } }: { result: ImportResult }) {
  const parts = [
    created > 0 && t('tables.created', { count: created }),
    changed > 0 && t('tables.changed', { count: changed }),
    unchanged > 0 && t('tables.unchanged', { count: unchanged }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? <p>{parts.join(' · ')}</p> : null;
}
