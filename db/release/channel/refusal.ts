import type { Result } from '../../model/result.ts';
import { type PackageReason, packageReasons } from '../package/refusal.ts';
import type { Refusal } from '../trust/verify.ts';

/** Reasons for which one place is not used in a round. */
export const placeReasons = [
  'unreachable', // the detail is the error code or the HTTP status
  'too-slow',
  'too-large', // more bytes than the metadata allows
  'no-channel', // the place holds no published channel
  'behind', // its metadata is older than what this kiosk has seen
  'expired', // its metadata was not renewed in time, by the kiosk's trusted clock
  'bad-metadata', // not signed by the keys of this channel, or not what was signed
  'not-there', // a file that the metadata names is missing
  'wrong-file', // a file differs from its hash
] as const;
export type PlaceReason = (typeof placeReasons)[number];

/** Reasons for which a round, or a command on a channel, ends without a new release. */
export const channelReasons = [
  ...placeReasons,
  ...packageReasons,
  'no-root', // this kiosk was given no valid root of a channel
  'no-place', // no place was usable
  'unknown-channel-key', // the key has no role in the channel, or not this one
  'threshold-unmet', // a role would need more keys than it has
  'unpublished', // nothing was published in this channel yet
  'not-newer', // the channel already has a release of this number or a higher one
] as const;
export type ChannelReason = (typeof channelReasons)[number];
export type ChannelRefusal = Refusal<ChannelReason>;
export type ChannelResult<T> = Result<T, ChannelRefusal>;

/** Reasons that lie with the release itself: the same bytes are not tried again. */
const lasting: readonly PackageReason[] = [
  'unhealthy',
  'not-a-database',
  'changed-file',
  'extra-file',
  'taken',
  'far-ahead',
  'self-check-failed',
  'unreadable-manifest',
];

export const isLasting = ({ reason }: ChannelRefusal): boolean => (lasting as readonly string[]).includes(reason);
