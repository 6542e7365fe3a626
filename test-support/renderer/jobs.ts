import type { Job } from '../../db/model/api/jobs.ts';

/** A running job, with the fields that the test overrides. */
export const jobOf = (change: Partial<Job> = {}): Job => ({
  id: 'job',
  kind: 'import',
  about: {},
  state: 'running',
  done: 0,
  of: null,
  error: null,
  result: null,
  ...change,
});
