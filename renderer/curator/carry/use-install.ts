import { useSignal } from '@preact/signals';
import type { SwitchResult } from '../../../db/model/api/publish.ts';
import { revertedText } from '../api/release-error-text.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import type { PageJob } from '../jobs/jobs.ts';
import { outcomeOf } from '../jobs/outcome.ts';
import { useJob } from '../jobs/use-job.ts';
import { calm, live, type Message } from '../ui/Notice.tsx';

/** A package on a stick, or one chosen in the browser. */
export type Package = { drive: string; file: string } | File;

interface InstallState {
  message: Message | null;
  /** A package refused only because its number is lower: it can be installed on purpose. */
  older: Package | null;
}

export interface Installing extends InstallState {
  running: PageJob | null;
  /** The installation under way, as a sentence. */
  activity: string | null;
  install(from: Package): void;
  installOlder(): void;
  cancel(): void;
}

/** Installs packages, one at a time. */
export function useInstall(): Installing {
  const { api } = useWorkshop();
  const state = useSignal<InstallState>({ message: null, older: null });
  const { running, run, cancel } = useJob(['install'], (job) => {
    const outcome = outcomeOf<SwitchResult>(job);
    const older = !outcome.ok && outcome.reason === 'older' ? (job.source as Package | null) : null;
    state.value = { message: outcome.ok ? installed(outcome.result) : refused(job.about.name, outcome.text), older };
  });
  const install = (from: Package, allowOlder = false): void => {
    const name = from instanceof File ? from.name : from.file;
    state.value = { message: null, older: null };
    run({ kind: 'install', about: { name }, source: from }, () =>
      from instanceof File ? api.installFile(from, allowOlder) : api.installFrom(from.drive, from.file, allowOlder),
    );
  };
  return {
    ...state.value,
    running,
    activity: running && t('carry.installing', { name: running.about.name ?? '' }),
    install,
    installOlder: () => {
      const { older } = state.value;
      if (older) install(older, true);
    },
    cancel,
  };
}

const refused = (name: string | undefined, why: string): Message => live(name ? `${name}: ${why}` : why);

const installed = (result: SwitchResult): Message =>
  result.revertedBecause === null
    ? calm(t('carry.installed', { number: result.sequence }))
    : live(revertedText(result));
