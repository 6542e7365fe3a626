import type { Api } from './api.ts';
import { type Guide, memorial } from './guide.ts';
import type { MonotonicClock } from './idle.ts';

const calmMs = 15_000;
const memorialMs = 3_000;

export interface HealthWatchOptions {
  api: Api;
  guide: Guide;
  clock: MonotonicClock;
}

/**
 * Asks quietly how the kiosk is. On the memorial rung, or where nothing answers, the memorial screen stands and the
 * question is repeated until there is a release again; another release is loaded in place of the old one.
 */
export function watchHealth({ api, guide, clock }: HealthWatchOptions): void {
  let releaseId: string | null = null;

  const ask = async (): Promise<void> => {
    const health = await api.health().catch(() => null);
    if (!health?.release || health.ladder === 'memorial') {
      memorial.value = true;
    } else {
      const changed = releaseId !== null && releaseId !== health.release.id;
      releaseId = health.release.id;
      if (changed) api.forget();
      if (memorial.value) await guide.end();
      else if (changed) await guide.refresh();
    }
    clock.after(memorial.value ? memorialMs : calmMs, () => void ask());
  };

  void ask();
}
