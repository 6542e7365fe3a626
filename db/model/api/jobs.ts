import type { WorkshopErrorReply } from './error.ts';
import type { TableName } from './tables.ts';

/** Long work; the page polls it until `state` is no longer `running`. */
export interface Job {
  id: string;
  kind:
    | 'check'
    | 'import'
    | 'export'
    | 'publish'
    | 'install'
    | 'rollback'
    | 'backup'
    | 'restore'
    | 'self-test'
    | 'import-names';
  /** Its subject, for the texts about it. */
  about: JobSubject;
  state: 'running' | 'done' | 'refused' | 'cancelled' | 'failed';
  done: number;
  of: number | null;
  /** The current step, if its steps have names (`publishSteps`). */
  step?: PublishStepName;
  error: WorkshopErrorReply['error'] | null;
  result: unknown;
}

/** The file that is read, the stick that is written to, the number of the release. */
export interface JobSubject {
  name?: string;
  number?: number;
  table?: TableName;
}

/** The steps of a job about releases, in order; `Job.step` names the current one. */
export const publishSteps = ['collect', 'build', 'sign', 'check', 'switch'] as const;
export type PublishStepName = (typeof publishSteps)[number];
