import { Check, CornerUpLeft, History } from 'lucide';
import { useId } from 'preact/hooks';
import type { ReviewItem } from '../../../db/model/record/publish.ts';
import { RecordName } from '../fields/RecordName.tsx';
import { whenWords } from '../history/when.ts';
import { Button } from '../shell/Button.tsx';
import { ButtonLink } from '../shell/ButtonLink.tsx';
import { historyHref, recordHref } from '../state/route.ts';
import { inLanguage, type Key, t } from '../state/words.ts';
import { ProofButton } from './ProofButton.tsx';
import styles from './ReviewCard.module.css';
import { ReviewChanges } from './ReviewChanges.tsx';
import { ReviewProblems } from './ReviewProblems.tsx';
import { type Hindrance, hindranceKeys } from './standing.ts';

interface ReviewCardProps {
  item: ReviewItem;
  /** Why it cannot be approved by who is looking. */
  hindrance?: Hindrance;
  isBusy?: boolean;
  isChosen?: boolean;
  /** Null: several cannot be approved at once. */
  onChoose?: ((on: boolean) => void) | null;
  /** Absent: it is approved already. */
  onApprove?(): void;
  onSendBack?(): void;
  /** Why it cannot be shown as visitors would see it. */
  onRefused(words: string): void;
}

/** One record that differs from what visitors see: who, when, why; what; and what becomes of it. */
export function ReviewCard({
  item,
  hindrance = null,
  isBusy,
  isChosen,
  onChoose,
  onRefused,
  ...acts
}: ReviewCardProps) {
  const reasonId = useId();
  const name = inLanguage(item.title) || item.id;
  return (
    <li class={styles.card} data-record={`${item.kind}/${item.id}`} data-state={item.state}>
      <header class={styles.head}>
        {onChoose && !hindrance && (
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
            <time dateTime={item.changedAt}>{whenWords(item.changedAt)}</time>
          </p>
        </div>
      </header>
      <p class={styles.why}>{item.reason || t('history.reason.none')}</p>
      <ReviewChanges item={item} />
      <div class={styles.acts}>
        {acts.onApprove && (
          <Button
            look={hindrance ? 'framed' : 'primary'}
            icon={Check}
            disabled={isBusy}
            aria-disabled={hindrance !== null}
            aria-describedby={hindrance ? reasonId : undefined}
            onClick={() => hindrance === null && acts.onApprove?.()}
          >
            {t('review.approve')}
          </Button>
        )}
        {acts.onSendBack && hindrance !== 'role' && item.state !== 'returned' && (
          <Button icon={CornerUpLeft} disabled={isBusy} onClick={acts.onSendBack}>
            {t('review.sendBack')}
          </Button>
        )}
        <ProofButton label={t('review.seeAsVisitor')} record={item} onRefused={onRefused} />
        <ButtonLink href={historyHref(item.kind, item.id)} icon={History}>
          {t('editor.history')}
        </ButtonLink>
      </div>
      {acts.onApprove && hindrance && (
        <p id={reasonId} class={styles.hindrance}>
          {t(hindranceKeys[hindrance], { count: item.problems })}
        </p>
      )}
      {acts.onApprove && item.state !== 'withdrawn' && item.found.length > 0 && <ReviewProblems item={item} />}
    </li>
  );
}
