import type { Health } from '../../../db/model/api/release.ts';
import type { Api } from '../../shared/api/api.ts';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { memorial, type Navigator, shown } from '../navigation/navigator.ts';

const calmMs = 15_000;
/** A single unanswered question is asked again before anything is taken off the screen. */
const doubtMs = 1_000;
const memorialMs = 3_000;

export interface HealthWatchOptions {
  api: Api;
  navigator: Navigator;
  clock: MonotonicClock;
}

/**
 * Asks quietly how the kiosk is. On the memorial rung, or where nothing answers, the memorial screen stands and the
 * question is repeated until there is a release again. Another release is taken up while the loop shows: never under
 * a visitor's eyes.
 */
export function watchHealth({ api, navigator, clock }: HealthWatchOptions): void {
  let releaseId: string | null = null;
  let failures = 0;

  const takeUp = async (release: NonNullable<Health['release']>, next: Health['next']): Promise<void> => {
    const nobodyReads = memorial.value || shown.value?.route.screen === 'loop';
    const changed = next !== null || (releaseId !== null && releaseId !== release.id);
    if (changed && !nobodyReads) return;
    releaseId = (next ?? release).id;
    if (changed) api.forget();
    if (memorial.value) await navigator.end();
    else if (changed) await navigator.refresh();
  };

  const ask = async (): Promise<void> => {
    const health = await api.health().catch(() => null);
    failures = health ? 0 : failures + 1;
    if (health?.release) await takeUp(health.release, health.next);
    else if (health || failures > 1) memorial.value = true;
    clock.after(memorial.value ? memorialMs : failures > 0 ? doubtMs : calmMs, () => void ask());
  };

  void ask();
}
