import type { Job } from '../../../db/model/record/workshop.ts';
import type { WorkshopApi } from '../state/api.ts';

const everyMs = 250;

/** Asks for a job until it has ended, and shows each answer. Whoever leaves the screen asks no more. */
export async function watchJob(
  api: Pick<WorkshopApi, 'job'>,
  begun: Job,
  show: (job: Job) => void,
  leaving: AbortSignal,
): Promise<Job> {
  let job = begun;
  while (job.state === 'running' && !leaving.aborted) {
    show(job);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    job = await api.job(job.id);
  }
  return job;
}
