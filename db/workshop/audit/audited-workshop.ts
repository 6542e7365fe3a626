import type { RecordKey } from '../../model/api/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor, Workshop } from '../types.ts';
import type { Audit, AuditLine } from './audit.ts';

/**
 * The workshop with an audit line for each action. The revision, which says what was changed
 * and why, is on the disk before the line; the line names it.
 */
export function withAudit(workshop: Workshop, audit: Pick<Audit, 'append'>): Workshop {
  const audited = <T>(outcome: Outcome<T>, line: () => AuditLine): Outcome<T> => {
    if (outcome.ok) audit.append(line());
    return outcome;
  };
  const ofStep = (action: AuditLine['action'], { key, by, reason }: { key: RecordKey; by: Actor; reason: string }) => ({
    by,
    action,
    subject: nameOf(key),
    details: { reason },
  });
  return {
    ...workshop,
    create: (record) => audited(workshop.create(record), () => ofStep('create', { ...record, key: record })),
    save: (saving) =>
      audited(workshop.save(saving), () => {
        const line = ofStep('change', saving);
        return { ...line, details: { ...line.details, cause: saving.cause ?? 'edit' } };
      }),
    withdraw: (step) => audited(workshop.withdraw(step), () => ofStep('withdraw', step)),
    restore: (step) => audited(workshop.restore(step), () => ofStep('restore', step)),
    undoRevision: (step) =>
      audited(workshop.undoRevision(step), () => {
        const line = ofStep('undo', step);
        return { ...line, details: { ...line.details, revision: step.revision } };
      }),
    undoBatch: async (undo) => {
      const outcome = await workshop.undoBatch(undo);
      const { batch, by, reason } = undo;
      if (outcome.ok) audit.append({ by, action: 'undo', subject: `batch/${batch}`, details: { reason } });
      return outcome;
    },
    approve: (review, fourEyes) =>
      audited(workshop.approve(review, fourEyes), () => ({
        by: review.by,
        action: 'approve',
        subject: nameOf(review.key),
        details: { revision: review.revision, fourEyes },
      })),
    addComment: (comment) =>
      audited(workshop.addComment(comment), () => ({
        by: comment.by,
        action: 'comment',
        subject: nameOf(comment.key),
        details: { to: comment.to },
      })),
    settleComment: (step) =>
      audited(workshop.settleComment(step), () => ({
        by: step.by,
        action: 'comment',
        subject: nameOf(step.key),
        details: { done: step.done },
      })),
    sendBack: (review) =>
      audited(workshop.sendBack(review), () => {
        const line = ofStep('send-back', review);
        return { ...line, details: { ...line.details, revision: review.revision } };
      }),
  };
}

const nameOf = ({ kind, id }: RecordKey): string => `${kind}/${id}`;
