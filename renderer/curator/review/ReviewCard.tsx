import { Check, CornerUpLeft, History } from 'lucide';
import { useId } from 'preact/hooks';
import type { Role } from '../../../db/model/api/accounts.ts';
import type { ReviewItem } from '../../../db/model/api/publish.ts';
import { instantText } from '../app/date-text.ts';
import { type Key, t } from '../app/i18n.ts';
import { fieldHref, historyHref, recordHref } from '../app/route.ts';
import { summaryName } from '../app/summary-name.ts';
import { problemText } from '../form/problem-text.ts';
import { changedFields } from '../history/changed-field.ts';
import { FieldHistory } from '../history/FieldHistory.tsx';
import { useFieldNames } from '../history/naming.ts';
import { pathLabel } from '../history/readable.ts';
import { RecordName } from '../records/RecordName.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import line from '../ui/FieldLine.module.css';
import { Actions } from '../ui/layout.tsx';
import { ProofButton } from './ProofButton.tsx';
import styles from './Review.module.css';

interface ReviewCardProps {
  item: ReviewItem;
  /** Why it cannot be approved by who is looking. */
  obstacle?: Obstacle;
  isBusy?: boolean;
  isChosen?: boolean;
  /** Null: several cannot be approved at once. */
  onChoose?: ((on: boolean) => void) | null;
  /** Absent: it is approved already. */
  onApprove?(): void;
  onSendBack?(): void;
  /** The proof could not be built. */
  onRefused(words: string): void;
}

/** One record that differs from what visitors see: who, when, why; what; and what becomes of it. */
export function ReviewCard({
  item,
  obstacle = null,
  isBusy,
  isChosen,
  onChoose,
  onRefused,
  ...actions
}: ReviewCardProps) {
  const reasonId = useId();
  const name = summaryName(item);
  return (
    <li class={styles.card} data-record={`${item.kind}/${item.id}`} data-state={item.state}>
      <header class={styles.head}>
        {onChoose && !obstacle && (
          <label class={styles.choice}>
            <input
              type="checkbox"
              class={styles.box}
              checked={isChosen}
              onChange={(event) => onChoose(event.currentTarget.checked)}
            />
            <span class="unseen">{t('review.choose', { name })}</span>
          </label>
        )}
        <div>
          <h2 class={styles.title}>
            <a href={recordHref(item.kind, item.id)}>{name}</a>
          </h2>
          <p class={styles.about}>
            <span>{t(`kind.${item.kind}` as Key)}</span>
            {item.subject && <RecordName recordKey={item.subject} />}
            <span class={styles.state}>{t(`state.${item.state}`)}</span>
            <span>{item.changedBy}</span>
            <time dateTime={item.changedAt}>{instantText(item.changedAt)}</time>
          </p>
        </div>
      </header>
      <p class={styles.why}>{item.reason || t('history.reason.none')}</p>
      <ReviewChanges item={item} />
      <Actions>
        {actions.onApprove && (
          <Button
            look={obstacle ? 'framed' : 'primary'}
            icon={Check}
            disabled={isBusy}
            aria-disabled={obstacle !== null}
            aria-describedby={obstacle ? reasonId : undefined}
            onClick={() => obstacle === null && actions.onApprove?.()}
          >
            {t('review.approve')}
          </Button>
        )}
        {actions.onSendBack && obstacle !== 'role' && item.state !== 'returned' && (
          <Button icon={CornerUpLeft} disabled={isBusy} onClick={actions.onSendBack}>
            {t('review.sendBack')}
          </Button>
        )}
        <ProofButton label={t('review.seeAsVisitor')} record={item} onRefused={onRefused} />
        <ButtonLink href={historyHref(item.kind, item.id)} icon={History}>
          {t('editor.history')}
        </ButtonLink>
      </Actions>
      {actions.onApprove && obstacle && (
        <p id={reasonId} class={styles.obstacle}>
          {t(obstacleKeys[obstacle], { count: item.problems })}
        </p>
      )}
      {actions.onApprove && item.state !== 'withdrawn' && item.found.length > 0 && <ReviewProblems item={item} />}
    </li>
  );
}

/** So many fields are read at a glance; more of them are folded. */
const mostAtOnce = 6;

/** What visitors see now and what they would see, field by field. */
function ReviewChanges({ item }: { item: ReviewItem }) {
  const names = useFieldNames(item.kind);
  if (item.state === 'withdrawn') return <p class={styles.note}>{t('review.taken')}</p>;
  const fields = changedFields(item.changes);
  if (fields.length === 0) return <p class={styles.note}>{t('review.same')}</p>;
  const isNew = item.changes.every(({ from }) => from === null);
  const list = (shown: typeof fields) => (
    <dl>
      {shown.map((field) => (
        <FieldHistory key={JSON.stringify(field.path)} names={names} field={field} />
      ))}
    </dl>
  );
  return (
    <div class={styles.changes}>
      {isNew && <p class={styles.note}>{t('review.isNew')}</p>}
      {list(fields.slice(0, mostAtOnce))}
      {fields.length > mostAtOnce && (
        <details>
          <summary>{t('review.moreFields', { count: fields.length - mostAtOnce })}</summary>
          {list(fields.slice(mostAtOnce))}
        </details>
      )}
    </div>
  );
}

/** What has to be put right before a record can be approved, each with the way to its field. */
function ReviewProblems({ item }: { item: ReviewItem }) {
  const names = useFieldNames(item.kind);
  return (
    <ul class={styles.problems}>
      {item.found.map((problem) => (
        <li key={`${problem.code} ${problem.path.join('.')} ${problem.message}`}>
          <a class={line.line} href={fieldHref(item, problem.path)} data-problem={problem.code}>
            {problem.path.length > 0 && <span class={line.where}>{pathLabel(names, problem.path)}</span>}
            <span>{problemText(problem)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Why the account cannot approve a record; null: it can. */
type Obstacle = 'role' | 'problems' | 'own' | null;

export function obstacleOf(item: ReviewItem, roles: readonly Role[]): Obstacle {
  if (!roles.includes('approver')) return 'role';
  if (item.problems > 0 && item.state !== 'withdrawn') return 'problems';
  return item.canApprove ? null : 'own';
}

const obstacleKeys = {
  role: 'review.cannot.role',
  problems: 'review.cannot.problems',
  own: 'review.cannot.own',
} as const satisfies Record<NonNullable<Obstacle>, Key>;
