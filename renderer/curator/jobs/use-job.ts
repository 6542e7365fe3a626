import { useEffect, useRef } from 'preact/hooks';
import type { Job } from '../../../db/model/api/jobs.ts';
import { useWorkshop } from '../app/context.ts';
import type { JobRequest, PageJob } from './jobs.ts';

/** The jobs of one screen: found again when the screen is reopened; `onResult` runs once for each finished job. */
export function useJob(kinds: readonly Job['kind'][], onResult: (job: PageJob) => void) {
  const { jobs } = useWorkshop();
  const own = jobs.list.value.filter(({ kind }) => kinds.includes(kind));
  const finished = own.find(({ isFinished }) => isFinished);
  const running = own.find(({ isFinished }) => !isFinished) ?? null;
  const report = useRef(onResult);
  report.current = onResult;
  useEffect(() => {
    if (!finished) return;
    jobs.acknowledge(finished);
    report.current(finished);
  }, [finished, jobs]);
  return {
    running,
    run: (request: JobRequest, start: () => Promise<Job>): void => void jobs.run(request, start),
    cancel: (): void => {
      if (running) jobs.cancel(running);
    },
  };
}
