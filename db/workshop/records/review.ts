import type { WritableDb } from '../../sqlite/connection.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Review } from '../types.ts';
import type { History } from './history.ts';
import type { Entry, Ledger } from './revisions.ts';

/** Approval, and its refusal. Each belongs into a transaction. */
export interface Reviewing {
  approve(review: Review, fourEyes: boolean): Outcome<Entry>;
  sendBack(review: Review & { reason: string }): Outcome<Entry>;
}

export function createReviewing(
  db: WritableDb,
  desk: { ledger: Ledger; history: History; now: () => Date },
): Reviewing {
  const { ledger, history, now } = desk;
  const approve = db.prepare(
    'UPDATE revision SET approved_by = ?, approved_at = ?, returned_by = NULL, returned_with = NULL WHERE record = ? AND number = ?',
  );
  const sendBack = db.prepare('UPDATE revision SET returned_by = ?, returned_with = ? WHERE record = ? AND number = ?');
  return {
    approve: (review, fourEyes) => {
      const found = newest(ledger, review);
      if (!found.ok) return found;
      const entry = found.value;
      if (fourEyes && history.author(entry.serial, entry.head)?.account === review.by.account) {
        return refused('not-allowed', 'Somebody else has to approve what you changed yourself.');
      }
      const problems = history.problems(entry);
      if (problems.length > 0 && !entry.withdrawn) {
        return refused('refused', 'What is wrong with it has to be put right before it can be approved.', { problems });
      }
      approve.run(review.by.name, now().toISOString(), entry.serial, entry.head);
      return done(ledger.stand(entry, { approved: entry.head, returned: false }));
    },
    sendBack: (review) => {
      const found = newest(ledger, review);
      if (!found.ok) return found;
      const entry = found.value;
      if (entry.approved === entry.head) return refused('refused', 'It is approved already: change it instead.');
      sendBack.run(review.by.name, review.reason, entry.serial, entry.head);
      return done(ledger.stand(entry, { returned: true }));
    },
  };
}

/** Only the newest revision is reviewed: an older one is no longer what would be published. */
function newest(ledger: Ledger, { key, revision }: Review): Outcome<Entry> {
  const entry = ledger.find(key);
  if (entry === null) return refused('not-found', `There is no ${key.kind} "${key.id}".`);
  if (entry.head === revision) return done(entry);
  return refused('conflict', `Revision ${revision} is not the newest any more: look at revision ${entry.head}.`);
}
