import type { Health } from '../../../db/model/api/release.ts';
import type { Api } from '../../shared/api/api.ts';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { memorial, type Navigator, shown } from '../navigation/navigator.ts';

const askMs = 15_000;
/** One missing answer is retried before the memorial screen replaces the current one. */
const retryMs = 1_000;
const memorialMs = 3_000;

export interface HealthWatchOptions {
  api: Api;
  navigator: Navigator;
  clock: MonotonicClock;
}

/**
 * Polls the kiosk's health. Without a release, or without an answer, it shows the memorial screen until there is a
 * release again. It changes to another release only while the loop shows: never during a visit.
 */
export function watchHealth({ api, navigator, clock }: HealthWatchOptions): void {
  let releaseId: string | null = null;
  let failures = 0;

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
    failures = health ? 0 : failures + 1;
    if (health?.release) await follow(health.release, health.next);
    else if (health || failures > 1) memorial.value = true;
    clock.after(memorial.value ? memorialMs : failures > 0 ? retryMs : askMs, () => void ask());
  };

  void ask();
}
