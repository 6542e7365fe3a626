import { useSignal } from '@preact/signals';
import { CheckCheck } from 'lucide';
import type { Review, ReviewItem } from '../../../db/model/record/publish.ts';
import { Button } from '../shell/Button.tsx';
import { ButtonLink } from '../shell/ButtonLink.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import { FourEyes } from './FourEyes.tsx';
import { ReviewCard } from './ReviewCard.tsx';
import styles from './ReviewScreen.module.css';
import { SendBackDialog } from './SendBackDialog.tsx';
import { hindranceOf } from './standing.ts';
import { useReview } from './useReview.ts';

/** What differs from what visitors see: looked at, approved or sent back. */
export function ReviewScreen() {
  const { session } = useWorkshop();
  const { state, ...acts } = useReview();
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const returning = useSignal<ReviewItem | null>(null);
  const { review, notice, isBusy } = state;
  const { roles } = session.account;
  const all = (review?.items ?? []).filter((item) => !item.isApproved && !hindranceOf(item, roles));
  const picked = all.filter((item) => chosen.value.has(keyOf(item)));
  return (
    <Page title={t('review.title')} lead={t('review.lead')}>
      {notice && <Notice tone={notice.tone}>{notice.words}</Notice>}
      {!review && !notice && <p class="quiet">{t('review.loading')}</p>}
      {review && <Sections review={review} />}
      {all.length > 1 && (
        <div class={styles.several}>
          <Button
            look="primary"
            icon={CheckCheck}
            disabled={isBusy || picked.length === 0}
            onClick={() => void acts.approveAll(picked).then(() => (chosen.value = new Set()))}
          >
            {picked.length === 0 ? t('review.approveNone') : t('review.approveSeveral', { count: picked.length })}
          </Button>
          <Button onClick={() => (chosen.value = new Set(picked.length === all.length ? [] : all.map(keyOf)))}>
            {t(picked.length === all.length ? 'review.chooseNone' : 'review.chooseAll')}
          </Button>
        </div>
      )}
      {review && (
        <ul class={styles.list}>
          {review.items
            .filter(({ isApproved }) => !isApproved)
            .map((item) => (
              <ReviewCard
                key={keyOf(item)}
                item={item}
                hindrance={hindranceOf(item, roles)}
                isBusy={isBusy}
                isChosen={chosen.value.has(keyOf(item))}
                onChoose={all.length > 1 ? (on) => (chosen.value = withKey(chosen.value, keyOf(item), on)) : null}
                onRefused={acts.refuse}
                onApprove={() => void acts.approve(item)}
                onSendBack={() => (returning.value = item)}
              />
            ))}
        </ul>
      )}
      {review && <Approved items={review.items} onRefused={acts.refuse} />}
      {review && (
        <FourEyes
          isOn={review.fourEyes}
          maySwitch={roles.includes('approver')}
          onSwitch={(on) => acts.setFourEyes(on)}
        />
      )}
      {returning.value && (
        <SendBackDialog
          item={returning.value}
          onClose={() => (returning.value = null)}
          onSendBack={(reason) => {
            if (returning.value) void acts.sendBack(returning.value, reason);
            returning.value = null;
          }}
        />
      )}
    </Page>
  );
}

const keyOf = ({ kind, id, revision }: ReviewItem): string => `${kind}/${id}/${revision}`;

function withKey(keys: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(keys);
  if (on) next.add(key);
  else next.delete(key);
  return next;
}

/** How much there is, or that there is nothing. */
function Sections({ review: { items, total } }: { review: Review }) {
  const waiting = items.filter(({ isApproved }) => !isApproved).length;
  if (total === 0) return <p class={styles.nothing}>{t('review.nothing')}</p>;
  if (waiting === 0) return <p class={styles.nothing}>{t('review.allApproved')}</p>;
  return (
    <p class="quiet" role="status">
      {t('review.count', { count: waiting })}
      {total > items.length && ` ${t('review.more', { count: total - items.length })}`}
    </p>
  );
}

/** What is done already, folded away, and where it goes on. */
function Approved({ items, onRefused }: { items: ReviewItem[]; onRefused(words: string): void }) {
  const approved = items.filter(({ isApproved }) => isApproved);
  if (approved.length === 0) return null;
  return (
    <section class={styles.approved}>
      <details>
        <summary>{t('review.approved', { count: approved.length })}</summary>
        <ul class={styles.list}>
          {approved.map((item) => (
            <ReviewCard key={keyOf(item)} item={item} onRefused={onRefused} />
          ))}
        </ul>
      </details>
      <ButtonLink href="#/publish">{t('review.toPublish')}</ButtonLink>
    </section>
  );
}
