import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RecordProblem, WorkshopRecord } from '../../../db/model/api/records.ts';
import type { MergeProposal } from '../../../db/model/api/revisions.ts';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import type { Body, CorrectionNote, WorkshopApi } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import { type Autosave, autosave } from '../form/autosave.ts';
import { formProblems, joinedProblems } from '../form/check.ts';
import { type FormParts, problemsByPath } from '../form/context.ts';
import { createForm } from '../form/form.ts';

/** One record under an editor's hands. */
export interface Editor {
  parts: Omit<FormParts, 'FieldOf'>;
  keeping: Autosave;
  problems: ReadonlySignal<RecordProblem[]>;
  /** Whether it differs from the newest revision. */
  differs: ReadonlySignal<boolean>;
  /** Somebody saved meanwhile: both are to be brought together. */
  conflict: ReadonlySignal<MergeProposal | null>;
  /** Makes a revision of what is written. @returns whether it was made; false: there is a conflict */
  save(why: Why): Promise<boolean>;
  /** Saves what both were brought together to, for the reason given before. @returns as `save` */
  resolve(body: Body): Promise<boolean>;
  /** The merge is put off: what was typed stays as it is. */
  putOff(): void;
  /** Goes back to what was saved, which can be undone; a record that never was saved is gone. */
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
}

/** A body is checked this long after the last letter: not between a key and what it paints. */
const checkAfterMs = 250;

export function openEditor({ api, record, clock }: EditorOptions): Editor {
  const { kind, id, draft } = record;
  const key = { kind, id };
  const form = createForm(draft?.body ?? record.body, clock.now);
  const conflict = signal<MergeProposal | null>(null);
  let baseRevision = draft?.baseRevision ?? record.revision;
  let mergedOnto: number | null = null;
  let lastWhy: Why = { reason: '' };

  const own = signal(formProblems(kind, form.body.peek()));
  const problems = computed(() => joinedProblems(own.value, record.found));
  let callOff = (): void => {};
  const unfollow = effect(() => {
    const body = form.body.value;
    callOff();
    callOff = clock.after(checkAfterMs, () => {
      own.value = formProblems(kind, body);
    });
  });
  const keeping = autosave({
    changes: form.changes,
    clock,
    keep: async () => {
      const body = form.body.peek();
      // What is as it was saved is no draft; undo makes one of it again.
      if (body === record.body && record.revision > 0) await api.dropDraft(key);
      else await api.saveDraft(key, { baseRevision, body });
    },
  });
  const end = (): void => {
    keeping.stop();
    callOff();
    unfollow();
  };
  const send = async ({ reason, correction }: Why): Promise<void> => {
    const body = form.body.peek();
    if (record.revision === 0) await api.create(kind, { id, body, reason });
    else await api.save(key, { baseRevision, body, reason, cause: mergedOnto === null ? 'edit' : 'merge', correction });
  };
  const editor: Editor = {
    parts: { form, recordKey: key, problems, byPath: problemsByPath(problems) },
    keeping,
    problems,
    differs: computed(() => record.revision === 0 || form.body.value !== record.body),
    conflict,
    async save(why) {
      lastWhy = why;
      await keeping.now();
      try {
        await send(why);
      } catch (error) {
        if (!isRefusal(error, 'conflict') || !error.reply?.merge) throw error;
        conflict.value = error.reply.merge;
        return false;
      }
      end();
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
    putOff() {
      conflict.value = null;
    },
    async drop() {
      form.replace(record.body);
      baseRevision = record.revision;
      if (record.revision > 0) return;
      end();
      await api.dropDraft(key);
    },
    end,
  };
  return editor;
}
