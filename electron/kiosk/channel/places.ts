import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ChannelPlace } from '../../../db/release/channel/place.ts';
import { urlOfFolder } from '../../../db/release/channel/verify.ts';
import type { Place } from '../../service/workshop/releases/drives.ts';

/** The folder of a channel on a stick. */
const stickFolder = 'esimde-channel';

/** The places of the settings, those on the sticks that are plugged in included. */
export function channelPlaces(places: readonly string[], sticks: readonly Place[]): ChannelPlace[] {
  return places.flatMap((place) => {
    if (/^https?:/.test(place)) return { name: place, url: place.endsWith('/') ? place : `${place}/` };
    if (place !== 'sticks') return { name: place, url: urlOfFolder(place) };
    return sticks.flatMap(({ name, folder }) => {
      const channel = join(folder, stickFolder);
      return existsSync(channel) ? { name, url: urlOfFolder(channel) } : [];
    });
  });
}
