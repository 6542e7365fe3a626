import { useSignal } from '@preact/signals';
import type { SwitchResult } from '../../../db/model/api/publish.ts';
import { t } from '../app/i18n.ts';
import type { Piece } from '../jobs/jobs.ts';
import { endedOf, type Told } from '../jobs/outcome.ts';
import { useWork } from '../jobs/use-job.ts';
import { usePublishApi } from '../publish/publish-api.ts';
import { reasonWords } from '../publish/release-error-text.ts';

/** A package on a stick, or one that was chosen here. */
export type Package = { drive: string; file: string } | File;

interface InstallState {
  outcome: Told | null;
  /** It was refused for its lower number alone: it can be installed on purpose. */
  older: Package | null;
}

export interface Installing extends InstallState {
  running: Piece | null;
  /** What is being done, in words. */
  doing: string | null;
  install(from: Package): void;
  installOlder(): void;
  cancel(): void;
}

/** Installs packages, one at a time; each ends with words. */
export function useInstall(): Installing {
  const api = usePublishApi();
  const state = useSignal<InstallState>({ outcome: null, older: null });
  const { running, run, cancel } = useWork(['install'], (piece) => {
    const ended = endedOf<SwitchResult>(piece);
    const older = !ended.ok && ended.reason === 'older' ? (piece.from as Package | null) : null;
    const outcome = ended.ok ? installedWords(ended.result) : refusedWords(piece.about.name, ended.words);
    state.value = { outcome, older };
  });
  const install = (from: Package, allowOlder = false): void => {
    const name = from instanceof File ? from.name : from.file;
    state.value = { outcome: null, older: null };
    run({ kind: 'install', about: { name }, from }, () =>
      from instanceof File ? api.installFile(from, allowOlder) : api.installFrom(from.drive, from.file, allowOlder),
    );
  };
  return {
    ...state.value,
    running,
    doing: running && t('carry.installing', { name: running.about.name ?? '' }),
    install,
    installOlder: () => {
      const { older } = state.value;
      if (older) install(older, true);
    },
    cancel,
  };
}

const refusedWords = (name: string | undefined, why: string): Told => ({
  tone: 'live',
  words: name ? `${name}: ${why}` : why,
});

function installedWords({ sequence: number, revertedBecause }: SwitchResult): Told {
  if (revertedBecause === null) return { tone: 'calm', words: t('carry.installed', { number }) };
  const reason = reasonWords(revertedBecause, '') ?? revertedBecause;
  return { tone: 'live', words: t('publish.reverted', { number, reason }) };
}
