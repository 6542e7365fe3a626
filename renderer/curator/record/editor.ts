import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { MergeProposal, RecordProblem, WorkshopRecord } from '../../../db/model/api/records.ts';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import type { Body, CorrectionNote, WorkshopApi } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import { type Autosave, autosave } from '../form/autosave.ts';
import { formProblems, joinedProblems } from '../form/check.ts';
import { type FormParts, problemsByPath } from '../form/context.ts';
import { createForm } from '../form/form.ts';
import type { UnsentDrafts } from '../form/unsent-draft.ts';

/** The editing of one record. */
export interface Editor {
  parts: Omit<FormParts, 'FieldOf'>;
  autosave: Autosave;
  problems: ReadonlySignal<RecordProblem[]>;
  /** The form begins with what was typed while the service did not answer. */
  isBroughtBack: boolean;
  /** Keeps what the service does not have yet in the browser. */
  keepUnsent(): void;
  /** Whether it differs from the newest revision. */
  differs: ReadonlySignal<boolean>;
  /** It was sent back and did not change: saving it answers the approver. */
  answers: ReadonlySignal<boolean>;
  /** Set when another account has saved the record meanwhile. */
  conflict: ReadonlySignal<MergeProposal | null>;
  /** Makes a revision. @returns false on a conflict */
  save(why: Why): Promise<boolean>;
  /** Saves the merged body for the reason of the last `save`. @returns as `save` */
  resolve(body: Body): Promise<boolean>;
  /** Leaves the conflict for later; the draft stays. */
  postpone(): void;
  /** Returns to the newest revision, which can be undone; a record without one is deleted. */
  drop(): Promise<void>;
  end(): void;
}

interface Why {
  reason: string;
  correction?: CorrectionNote;
}

interface EditorOptions {
  api: WorkshopApi;
  record: WorkshopRecord;
  clock: MonotonicClock;
  unsent: UnsentDrafts;
}

/** The body is checked after a pause in typing, so that it does not delay the keys. */
const checkAfterMs = 250;

export function openEditor({ api, record, clock, unsent }: EditorOptions): Editor {
  const { kind, id, draft } = record;
  const key = { kind, id };
  const form = createForm(draft?.body ?? record.body, clock.now);
  const conflict = signal<MergeProposal | null>(null);
  let baseRevision = draft?.baseRevision ?? record.revision;
  const isNews = (body: Body): boolean => JSON.stringify(body) !== JSON.stringify(form.body.peek());
  const kept = unsent.find();
  const isBroughtBack = kept !== null && isNews(kept.body);
  if (kept !== null && !isBroughtBack) unsent.remove();
  let mergedOnto: number | null = null;
  let lastWhy: Why = { reason: '' };

  const problemsOf = (body: Body): RecordProblem[] => joinedProblems(formProblems(kind, body), record, body);
  const problems = signal(problemsOf(form.body.peek()));
  let callOff = (): void => {};
  const unfollow = effect(() => {
    const body = form.body.value;
    callOff();
    callOff = clock.after(checkAfterMs, () => {
      problems.value = problemsOf(body);
    });
  });
  const saving = autosave({
    changes: form.changes,
    clock,
    save: async () => {
      const body = form.body.peek();
      keepUnsent();
      // Without a difference there is no draft.
      if (body === record.body && record.revision > 0) await api.dropDraft(key);
      else await api.saveDraft(key, { baseRevision, body });
      if (form.body.peek() === body) unsent.remove();
    },
  });
  const keepUnsent = (): void => {
    if (saving.state.peek() !== 'saved') unsent.put({ baseRevision, body: form.body.peek() });
  };
  if (isBroughtBack) {
    baseRevision = kept.baseRevision;
    form.replace(kept.body);
  }
  const end = (): void => {
    saving.stop();
    callOff();
    unfollow();
  };
  const send = async ({ reason, correction }: Why): Promise<void> => {
    const body = form.body.peek();
    if (record.revision === 0) await api.create(kind, { id, body, reason });
    else await api.save(key, { baseRevision, body, reason, cause: mergedOnto === null ? 'edit' : 'merge', correction });
  };
  const differs = computed(() => record.revision === 0 || form.body.value !== record.body);
  const editor: Editor = {
    parts: { form, recordKey: key, problems, byPath: problemsByPath(problems) },
    autosave: saving,
    problems,
    isBroughtBack,
    keepUnsent,
    differs,
    answers: computed(() => record.returnedWith !== null && !differs.value),
    conflict,
    async save(why) {
      lastWhy = why;
      await saving.now();
      try {
        await send(why);
      } catch (error) {
        if (!isRefusal(error, 'conflict') || !error.reply?.merge) throw error;
        conflict.value = error.reply.merge;
        return false;
      }
      end();
      unsent.remove();
      return true;
    },
    async resolve(body) {
      const proposal = conflict.peek();
      conflict.value = null;
      if (!proposal) return false;
      baseRevision = proposal.headRevision;
      mergedOnto = proposal.headRevision;
      form.replace(body);
      return editor.save(lastWhy);
    },
    postpone() {
      conflict.value = null;
    },
    async drop() {
      form.replace(record.body);
      baseRevision = record.revision;
      if (record.revision > 0) return;
      end();
      unsent.remove();
      await api.dropDraft(key);
    },
    end,
  };
  return editor;
}
