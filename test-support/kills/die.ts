import { flushCompileCache } from 'node:module';

/** Ends this process as a power cut would. What Node compiled is kept for the next process of the run (`made-once.ts`). */
export function die(): void {
  flushCompileCache();
  process.kill(process.pid, 'SIGKILL');
}
