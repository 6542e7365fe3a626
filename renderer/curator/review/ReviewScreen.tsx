import { useSignal } from '@preact/signals';
import { CheckCheck } from 'lucide';
import { useId } from 'preact/hooks';
import type { Review, ReviewItem } from '../../../db/model/api/publish.ts';
import { useWorkshop } from '../app/context.ts';
import { inLanguage, t } from '../app/i18n.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import input from '../ui/Field.module.css';
import { focusOnce } from '../ui/focus-once.ts';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './Review.module.css';
import { hindranceOf, ReviewCard } from './ReviewCard.tsx';
import { useReview } from './use-review.ts';

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

interface FourEyesProps {
  isOn: boolean;
  maySwitch: boolean;
  onSwitch(on: boolean): Promise<boolean>;
}

/** Whether a second person is asked for; a museum with one curator can do without, and the log says so. */
function FourEyes({ isOn, maySwitch, onSwitch }: FourEyesProps) {
  const isAsking = useSignal(false);
  const close = (): void => {
    isAsking.value = false;
  };
  const foot = (
    <>
      <Button onClick={close}>{t('dialog.cancel')}</Button>
      <Button look="primary" onClick={() => void onSwitch(!isOn).then(close)}>
        {t(isOn ? 'review.fourEyes.off' : 'review.fourEyes.on')}
      </Button>
    </>
  );
  return (
    <section class={styles.rule} aria-labelledby="four-eyes">
      <h2 id="four-eyes" class={styles.fourEyesTitle}>
        {t('review.fourEyes')}
      </h2>
      <p class={styles.words}>{t(isOn ? 'review.fourEyes.isOn' : 'review.fourEyes.isOff')}</p>
      {maySwitch ? (
        <div>
          <Button onClick={() => (isAsking.value = true)}>
            {t(isOn ? 'review.fourEyes.off' : 'review.fourEyes.on')}
          </Button>
        </div>
      ) : (
        <p class="quiet">{t('review.fourEyes.who')}</p>
      )}
      {isAsking.value && (
        <Dialog title={t(isOn ? 'review.fourEyes.off' : 'review.fourEyes.on')} onClose={close} foot={foot}>
          <div class={styles.sure}>
            <p>{t(isOn ? 'review.fourEyes.offMeans' : 'review.fourEyes.onMeans')}</p>
            <p>{t('review.fourEyes.recorded')}</p>
          </div>
        </Dialog>
      )}
    </section>
  );
}

interface SendBackDialogProps {
  item: ReviewItem;
  onClose(): void;
  onSendBack(reason: string): void;
}

/** What has to be changed, for whoever wrote it. */
function SendBackDialog({ item, onClose, onSendBack }: SendBackDialogProps) {
  const id = useId();
  const reason = useSignal('');
  const isWritten = reason.value.trim() !== '';
  const foot = (
    <>
      <Button onClick={onClose}>{t('dialog.cancel')}</Button>
      <Button look="primary" type="submit" form={`${id}-form`} disabled={!isWritten}>
        {t('review.sendBack')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('review.sendBackOf', { name: inLanguage(item.title) || item.id })} onClose={onClose} foot={foot}>
      <form
        id={`${id}-form`}
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isWritten) onSendBack(reason.value.trim());
        }}
      >
        <label class={input.label} for={id}>
          {t('review.whatToChange', { name: item.changedBy })}
        </label>
        <textarea
          id={id}
          class={input.input}
          rows={3}
          required
          maxLength={2000}
          ref={focusOnce}
          value={reason.value}
          onInput={(event) => (reason.value = event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
