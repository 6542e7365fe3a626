import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { replaceDurably } from '../../sqlite/durable.ts';
import { keptOf } from './layout.ts';
import { channelReasons, placeReasons } from './refusal.ts';

const refusal = <const T extends readonly string[]>(reasons: T) =>
  v.object({ reason: v.picklist(reasons), detail: v.string() });

const stateSchema = v.object({
  /** By the trusted clock: ISO times. */
  checkedAt: v.string(),
  /** When the newest metadata that this kiosk knows ran out; null while it is valid. */
  staleSince: v.nullable(v.string()),
  /** The newest release of the channel that this kiosk knows of. */
  newest: v.nullable(v.object({ id: v.string(), sequence: v.number() })),
  /** Why the newest release is not installed; null if it is. */
  refused: v.nullable(refusal(channelReasons)),
  /** SHA-256 of the manifest that was refused for good. */
  refusedManifest: v.nullable(v.string()),
  /** The same of the newest version of the program for this system; null where the channel has none, or the kiosk takes none. */
  app: v.optional(
    v.nullable(
      v.object({
        version: v.string(),
        refused: v.nullable(refusal(channelReasons)),
        refusedManifest: v.nullable(v.string()),
      }),
    ),
    null,
  ),
  places: v.array(v.object({ name: v.string(), fault: v.nullable(refusal(placeReasons)) })),
});

/** What a kiosk knows of its channel after a round. */
export type ChannelState = v.InferOutput<typeof stateSchema>;

/** Null before the first round, and where the file is not valid. */
export function readChannelState(dataFolder: string): ChannelState | null {
  try {
    return v.parse(stateSchema, JSON.parse(readFileSync(keptOf(dataFolder).state, 'utf8')));
  } catch {
    return null;
  }
}

/** @throws Error if the disk fails */
export function writeChannelState(dataFolder: string, state: ChannelState): void {
  replaceDurably(keptOf(dataFolder).state, `${JSON.stringify(state, null, 2)}\n`);
}
