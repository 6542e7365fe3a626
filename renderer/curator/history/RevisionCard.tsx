import { BookOpen, RotateCcw, Undo2 } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { RevisionSummary } from '../../../db/model/api/records.ts';
import { instantText } from '../app/date-text.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Actions } from '../ui/layout.tsx';
import { changedFields, fieldName } from './changed-field.ts';
import { FieldHistory } from './FieldHistory.tsx';
import styles from './History.module.css';
import type { FieldNames } from './naming.ts';

/** What can be done with one revision. */
export interface RevisionActions {
  onOpen(revision: RevisionSummary): void;
  onUndo(revision: RevisionSummary): void;
  onBringBack(revision: RevisionSummary): void;
  onUndoBatch(revision: RevisionSummary): void;
}

interface RevisionCardProps {
  names: FieldNames;
  revision: RevisionSummary;
  isNewest: boolean;
  /** Only this field is shown; null: all of them. */
  field: string | null;
  actions: RevisionActions;
}

/** One revision: who, when, why; what was and what is; and the ways back. */
export function RevisionCard({ names, revision, isNewest, field, actions }: RevisionCardProps) {
  return (
    <li class={styles.card} data-revision={revision.number}>
      <RevisionHead revision={revision} isNewest={isNewest} />
      <RevisionChanges names={names} revision={revision} field={field} />
      <Actions>
        <Button icon={BookOpen} onClick={() => actions.onOpen(revision)}>
          {t('history.open')}
        </Button>
        {revision.number > 1 && (
          <Button icon={Undo2} onClick={() => actions.onUndo(revision)}>
            {t('history.undo')}
          </Button>
        )}
        {!isNewest && (
          <Button icon={RotateCcw} onClick={() => actions.onBringBack(revision)}>
            {t('history.bringBack')}
          </Button>
        )}
        {revision.batch && (revision.cause === 'import' || revision.cause === 'edit') && (
          <Button icon={Undo2} onClick={() => actions.onUndoBatch(revision)}>
            {t('history.undoBatch')}
          </Button>
        )}
      </Actions>
    </li>
  );
}

function RevisionHead({ revision, isNewest }: { revision: RevisionSummary; isNewest: boolean }) {
  const { number, at, by, cause, reason, approvedBy, release } = revision;
  return (
    <header class={styles.revisionCardHead}>
      <p class={styles.who}>
        <strong class={styles.name}>{by}</strong>
        <time dateTime={at}>{instantText(at)}</time>
        <span>{t(`history.cause.${cause}`)}</span>
      </p>
      <h2 class={styles.why}>{reason || t('history.reason.none')}</h2>
      <p class={styles.facts}>
        <span>{t('history.version', { number })}</span>
        {isNewest && <span class={styles.newest}>{t('history.newest')}</span>}
        {approvedBy && <span>{t('history.approvedBy', { name: approvedBy })}</span>}
        {release !== null && <span>{t('history.release', { number: release })}</span>}
      </p>
    </header>
  );
}

/** A first revision changed nothing: it is read as a whole. */
function RevisionChanges({ names, revision, field }: Pick<RevisionCardProps, 'names' | 'revision' | 'field'>) {
  const fields = useMemo(() => changedFields(revision.changes), [revision]);
  if (fields.length === 0) {
    return <p class="quiet">{t(revision.number === 1 ? 'history.firstWritten' : 'history.unchanged')}</p>;
  }
  const shown = field === null ? fields : fields.filter(({ path }) => fieldName(path) === field);
  return (
    <dl>
      {shown.map((each) => (
        <FieldHistory key={JSON.stringify(each.path)} names={names} field={each} />
      ))}
    </dl>
  );
}
