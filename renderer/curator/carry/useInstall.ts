import { useSignal } from '@preact/signals';
import type { Job } from '../../../db/model/record/workshop.ts';
import { reasonWords } from '../publish/carriageWords.ts';
import { useJob } from '../publish/useJob.ts';
import { usePublishApi } from '../publish/usePublishApi.ts';
import { t } from '../state/words.ts';

/** A package on a stick, or one that was chosen here. */
export type Package = { drive: string; file: string } | File;

interface InstallState {
  outcome: { tone: 'calm' | 'live'; words: string } | null;
  /** It was refused for its lower number alone: it can be installed on purpose. */
  older: Package | null;
  /** What is being done, in words. */
  doing: string;
}

export interface Installing extends InstallState {
  job: Job | null;
  isBusy: boolean;
  install(from: Package): Promise<void>;
  installOlder(): Promise<void>;
  cancel(): void;
}

/** Installs packages, one at a time; each ends with words. */
export function useInstall(): Installing {
  const api = usePublishApi();
  const { job, isBusy, run, cancel } = useJob();
  const state = useSignal<InstallState>({ outcome: null, older: null, doing: '' });
  const install = async (from: Package, allowOlder = false): Promise<void> => {
    const name = from instanceof File ? from.name : from.file;
    state.value = { outcome: null, older: null, doing: t('carry.installing', { name }) };
    const ended = await run(() =>
      from instanceof File ? api.installFile(from, allowOlder) : api.installFrom(from.drive, from.file, allowOlder),
    );
    const outcome = ended.ok
      ? installedWords(ended.result)
      : { tone: 'live' as const, words: `${name}: ${ended.words}` };
    const older = !ended.ok && ended.reason === 'older' ? from : null;
    state.value = { outcome, older, doing: '' };
  };
  return {
    ...state.value,
    job,
    isBusy,
    install,
    installOlder: async () => {
      const { older } = state.value;
      if (older) await install(older, true);
    },
    cancel,
  };
}

function installedWords({ sequence: number, revertedBecause }: { sequence: number; revertedBecause: string | null }) {
  if (revertedBecause === null) return { tone: 'calm' as const, words: t('carry.installed', { number }) };
  const reason = reasonWords(revertedBecause, '') ?? revertedBecause;
  return { tone: 'live' as const, words: t('publish.reverted', { number, reason }) };
}
