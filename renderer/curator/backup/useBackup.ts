import { useSignal } from '@preact/signals';
import type { Drive } from '../../../db/model/record/publish.ts';
import type { Package } from '../carry/useInstall.ts';
import { type Ended, useJob } from '../publish/useJob.ts';
import { usePublishApi } from '../publish/usePublishApi.ts';
import { t } from '../state/words.ts';

interface BackupState {
  notice: { tone: 'calm' | 'live'; words: string } | null;
  /** What is being done, in words. */
  doing: string;
}

/** Backups out and in. */
export function useBackup() {
  const api = usePublishApi();
  const { job, isBusy, run } = useJob();
  const state = useSignal<BackupState>({ notice: null, doing: '' });
  const end = (ended: Ended<unknown>, words: string): void => {
    const notice = ended.ok ? { tone: 'calm' as const, words } : { tone: 'live' as const, words: ended.words };
    state.value = { notice, doing: '' };
  };
  return {
    ...state.value,
    job,
    isBusy,
    async backUp({ id, name }: Drive): Promise<void> {
      state.value = { notice: null, doing: t('backup.writing', { name }) };
      end(await run(() => api.backUpTo(id)), t('backup.written', { name }));
    },
    async restore(from: Package): Promise<void> {
      state.value = { notice: null, doing: t('backup.restoring') };
      end(
        await run(() => (from instanceof File ? api.restore(from) : api.restoreFrom(from.drive, from.file))),
        t('backup.restored'),
      );
    },
  };
}
