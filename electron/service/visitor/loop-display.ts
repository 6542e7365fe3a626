import type { LoopNow } from '../../../db/model/api/loop.ts';
import type { Kiosk } from '../../../db/model/api/release.ts';
import type { HouseTime } from '../../kiosk/schedule/opening-times.ts';
import { playlistOf } from '../../kiosk/settings/loop-settings.ts';
import type { Settings } from '../../kiosk/settings/settings.ts';

/** What a page on one display has to know of its kiosk. */
export function kioskOn(settings: Settings, version: string, number?: number): Kiosk {
  const { languages, defaultLanguage, idleSeconds, warningSeconds, screenWidthMm, mode, usage } = settings;
  const wish = number === undefined ? undefined : settings.displays[number];
  const shared = { idleSeconds, warningSeconds, version, usage: usage.enabled };
  if (!wish) return { languages, defaultLanguage, screenWidthMm, mode, ...shared };
  return {
    ...shared,
    // A touch display keeps every language: only the loop of the display speaks one.
    languages: wish.language && wish.show === 'loop' ? [wish.language] : languages,
    defaultLanguage: wish.language ?? defaultLanguage,
    screenWidthMm: wish.screenWidthMm ?? screenWidthMm,
    mode: wish.show === 'touch' ? 'touch' : 'display',
  };
}

/** What one display shows now: a day of memory comes before the playlist of the display. */
export function loopNowOf(settings: Settings, house: HouseTime) {
  return (number: number | undefined, released: readonly string[]): LoopNow => {
    const wish = number === undefined ? undefined : settings.displays[number];
    const { day, glass, isMemoryDay, silence } = house.now(released);
    const usual = wish?.playlist ?? settings.loop.playlist;
    return {
      day,
      glass,
      silence,
      playlist: playlistOf(settings.loop, isMemoryDay ? settings.schedule.memory.playlist : usual),
      languages: wish?.language ? [wish.language] : settings.languages,
    };
  };
}
