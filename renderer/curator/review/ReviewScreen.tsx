import { useSignal } from '@preact/signals';
import { CheckCheck } from 'lucide';
import type { Review, ReviewItem } from '../../../db/model/api/publish.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { isRefusal, refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { summaryName } from '../app/summary-name.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Panel } from '../ui/layout.tsx';
import { calm, live, type Message, MessageNotice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './Review.module.css';
import { obstacleOf, ReviewCard } from './ReviewCard.tsx';

/** Records that differ from the current release, to approve or to send back. */
export function ReviewScreen() {
  const { api, session } = useWorkshop();
  const message = useSignal<Message | null>(null);
  const isBusy = useSignal(false);
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const returning = useSignal<ReviewItem | null>(null);
  const { value: review, error, reload } = useLoad<Review>(() => api.review(), [api]);
  const attempt = async (act: () => Promise<Message>): Promise<void> => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    message.value = null;
    try {
      message.value = await act();
      await reload();
    } catch (failure) {
      const isOvertaken = isRefusal(failure, 'conflict');
      message.value = live(isOvertaken ? t('review.overtaken') : refusalText(failure));
      if (isOvertaken) await reload();
    } finally {
      isBusy.value = false;
    }
  };
  const approve = (item: ReviewItem): void =>
    void attempt(async () => {
      await api.approve(item);
      return calm(t('review.done.approve', { name: summaryName(item) }));
    });
  const approveAll = (items: ReviewItem[]): void =>
    void attempt(async () => {
      const { approved, refused } = await api.approveAll(items);
      if (refused.length === 0) return calm(t('review.done.approveAll', { count: approved.length }));
      return live(t('review.done.someRefused', { done: approved.length, count: refused.length }));
    }).then(() => (chosen.value = new Set()));
  const sendBack = (item: ReviewItem, reason: string): void => {
    returning.value = null;
    void attempt(async () => {
      await api.sendBack(item, reason);
      return calm(t('review.done.sendBack', { name: summaryName(item) }));
    });
  };
  const switchFourEyesOn = () =>
    attempt(async () => {
      await api.switchFourEyesOn();
      return calm(t('review.fourEyes.isOn'));
    });
  const refuse = (text: string): void => {
    message.value = live(text);
  };
  const { roles } = session.account;
  const waiting = review?.items.filter(({ isApproved }) => !isApproved) ?? [];
  const approvable = waiting.filter((item) => !obstacleOf(item, roles));
  const picked = approvable.filter((item) => chosen.value.has(keyOf(item)));
  const isAllPicked = picked.length === approvable.length;
  const shown = error && !review ? live(refusalText(error)) : message.value;
  return (
    <Page title={t('review.title')} lead={t('review.lead')}>
      <MessageNotice message={shown} />
      {!review && !shown && <p class="quiet">{t('review.loading')}</p>}
      {review && <Summary review={review} waiting={waiting.length} />}
      {approvable.length > 1 && (
        <div class={styles.several}>
          <Button
            look="primary"
            icon={CheckCheck}
            disabled={isBusy.value || picked.length === 0}
            onClick={() => approveAll(picked)}
          >
            {picked.length === 0 ? t('review.approveNone') : t('review.approveSeveral', { count: picked.length })}
          </Button>
          <Button onClick={() => (chosen.value = new Set(isAllPicked ? [] : approvable.map(keyOf)))}>
            {t(isAllPicked ? 'review.chooseNone' : 'review.chooseAll')}
          </Button>
        </div>
      )}
      {review && (
        <ul class={styles.list}>
          {waiting.map((item) => (
            <ReviewCard
              key={keyOf(item)}
              item={item}
              obstacle={obstacleOf(item, roles)}
              isBusy={isBusy.value}
              isChosen={chosen.value.has(keyOf(item))}
              onChoose={approvable.length > 1 ? (on) => (chosen.value = withKey(chosen.value, keyOf(item), on)) : null}
              onRefused={refuse}
              onApprove={() => approve(item)}
              onSendBack={() => (returning.value = item)}
            />
          ))}
        </ul>
      )}
      {review && <Approved items={review.items.filter(({ isApproved }) => isApproved)} onRefused={refuse} />}
      {review && <FourEyes review={review} canSwitch={roles.includes('approver')} onSwitchOn={switchFourEyesOn} />}
      {returning.value && (
        <SendBackDialog item={returning.value} onClose={() => (returning.value = null)} onSendBack={sendBack} />
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

/** The number of waiting records, or that there are none. */
function Summary({ review: { items, total }, waiting }: { review: Review; waiting: number }) {
  if (total === 0) return <p class={styles.nothing}>{t('review.nothing')}</p>;
  if (waiting === 0) return <p class={styles.nothing}>{t('review.allApproved')}</p>;
  return (
    <p class="quiet" role="status">
      {t('review.count', { count: waiting })}
      {total > items.length && ` ${t('review.more', { count: total - items.length })}`}
    </p>
  );
}

/** The approved records, folded, and the link to publishing. */
function Approved({ items, onRefused }: { items: ReviewItem[]; onRefused(text: string): void }) {
  if (items.length === 0) return null;
  return (
    <section class={styles.approved}>
      <details>
        <summary>{t('review.approved', { count: items.length })}</summary>
        <ul class={styles.list}>
          {items.map((item) => (
            <ReviewCard key={keyOf(item)} item={item} onRefused={onRefused} />
          ))}
        </ul>
      </details>
      <ButtonLink href="#/publish">{t('review.toPublish')}</ButtonLink>
    </section>
  );
}

interface FourEyesProps {
  review: Pick<Review, 'fourEyes' | 'wasOff'>;
  canSwitch: boolean;
  onSwitchOn(): Promise<void>;
}

/** Whether a second person must approve. It is switched off at the machine only, and the audit log records it. */
function FourEyes({ review: { fourEyes: isOn, wasOff }, canSwitch, onSwitchOn }: FourEyesProps) {
  const isAsking = useSignal(false);
  const close = (): void => {
    isAsking.value = false;
  };
  return (
    <Panel
      title={t('review.fourEyes')}
      lead={t(isOn ? 'review.fourEyes.isOn' : 'review.fourEyes.isOff')}
      size="m"
      small
    >
      {wasOff && <p>{t('review.fourEyes.wasOff')}</p>}
      {isOn && <p class="quiet">{t('review.fourEyes.atMachine')}</p>}
      {!isOn && !canSwitch && <p class="quiet">{t('review.fourEyes.who')}</p>}
      {!isOn && canSwitch && (
        <div>
          <Button onClick={() => (isAsking.value = true)}>{t('review.fourEyes.on')}</Button>
        </div>
      )}
      {isAsking.value && (
        <FormDialog
          title={t('review.fourEyes.on')}
          submit={t('review.fourEyes.on')}
          onClose={close}
          onSubmit={() => onSwitchOn().then(close)}
        >
          <p>{t('review.fourEyes.onMeans')}</p>
          <p>{t('review.fourEyes.recorded')}</p>
        </FormDialog>
      )}
    </Panel>
  );
}

interface SendBackDialogProps {
  item: ReviewItem;
  onClose(): void;
  onSendBack(item: ReviewItem, reason: string): void;
}

/** Asks for what the author has to change. */
function SendBackDialog({ item, onClose, onSendBack }: SendBackDialogProps) {
  const reason = useSignal('');
  return (
    <FormDialog
      title={t('review.sendBackOf', { name: summaryName(item) })}
      submit={t('review.sendBack')}
      canSubmit={reason.value.trim() !== ''}
      onClose={onClose}
      onSubmit={() => onSendBack(item, reason.value.trim())}
    >
      <TextField
        label={t('review.whatToChange', { name: item.changedBy })}
        rows={3}
        required
        maxLength={2000}
        autoFocus
        value={reason.value}
        onInput={(next) => (reason.value = next)}
      />
    </FormDialog>
  );
}
