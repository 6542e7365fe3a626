import type { WorkshopErrorReply } from './error.ts';
import type { TableName } from './tables.ts';

/** A long piece of work; asked for until `state` is no longer `running`. */
export interface Job {
  id: string;
  kind: 'check' | 'import' | 'export' | 'publish' | 'install' | 'rollback' | 'backup' | 'restore' | 'self-test';
  /** What it is about, for the words that tell of it. */
  about: JobSubject;
  state: 'running' | 'done' | 'refused' | 'cancelled' | 'failed';
  done: number;
  of: number | null;
  /** The part of it that is under way, where its parts have names (`publishSteps`). */
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

/** What a long piece of work about releases does one after the other; `Job.step` names the one under way. */
export const publishSteps = ['collect', 'build', 'sign', 'check', 'switch'] as const;
export type PublishStepName = (typeof publishSteps)[number];
