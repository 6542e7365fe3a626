import type { Health } from '../../../db/model/api/release.ts';
import type { Api } from '../../shared/api/api.ts';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { memorial, type Navigator, shown } from '../navigation/navigator.ts';

const askMs = 15_000;
/** After a missing answer. */
const retryMs = 1_000;
const memorialMs = 3_000;

export interface HealthWatchOptions {
  api: Api;
  navigator: Navigator;
  clock: MonotonicClock;
}

/**
 * Polls the kiosk's health. Without a release it shows the memorial screen until there is one again. Without an answer the
 * current screen stays: a machine under load is late with it, and what the screen shows is there. It changes to another
 * release only while the loop shows: never during a visit.
 */
export function watchHealth({ api, navigator, clock }: HealthWatchOptions): void {
  let releaseId: string | null = null;

  const follow = async (release: NonNullable<Health['release']>, next: Health['next']): Promise<void> => {
    const isSafe = memorial.value || shown.value?.route.screen === 'loop';
    const changed = next !== null || (releaseId !== null && releaseId !== release.id);
    if (changed && !isSafe) return;
    releaseId = (next ?? release).id;
    if (changed) api.forget();
    if (memorial.value) await navigator.end();
    else if (changed) await navigator.refresh();
  };

  const ask = async (): Promise<void> => {
    const health = await api.health().catch(() => null);
    if (health?.release) await follow(health.release, health.next);
    else if (health) memorial.value = true;
    clock.after(memorial.value ? memorialMs : health ? askMs : retryMs, () => void ask());
  };

  void ask();
}
