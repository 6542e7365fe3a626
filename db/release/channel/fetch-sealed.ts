import type { Refusal } from '../trust/verify.ts';
import type { ChannelClient } from './client.ts';
import type { ChannelTargets } from './layout.ts';
import type { ChannelPlace } from './place.ts';
import type { PlaceReason } from './refusal.ts';

export type OnPlaceFault = (place: ChannelPlace, fault: Refusal<PlaceReason>) => void;

/** Fetches a manifest and its signature from the first place that has both. @returns whether one had */
export async function fetchSealed(
  { client, places }: { client: ChannelClient; places: readonly ChannelPlace[] },
  targets: ChannelTargets,
  kept: ChannelTargets,
  onFault: OnPlaceFault,
): Promise<boolean> {
  // The last one that answered has the newest metadata, and most likely the newest manifest.
  for (const place of places.toReversed()) {
    const targetsUrl = `${place.url}targets/`;
    const manifest = await client.fetchTarget(targets.manifest, kept.manifest, targetsUrl);
    const fetched = manifest.ok ? await client.fetchTarget(targets.signature, kept.signature, targetsUrl) : manifest;
    if (fetched.ok) return true;
    onFault(place, fetched.error);
  }
  return false;
}
