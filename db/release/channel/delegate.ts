import type { PrivateKey, PublicKey } from '../trust/keys.ts';
import { refuse } from '../trust/verify.ts';
import { readTargets, withMuseum } from './delegations.ts';
import { renewChannel, writeTargets } from './publish.ts';
import type { ChannelResult } from './refusal.ts';
import { maySign, readRoot } from './root.ts';

interface DelegateOptions {
  channel: string;
  museum: string;
  /** Who publishes for it from now on; none: its release is taken back. */
  publishers: readonly PublicKey[];
  keys: { targets: PrivateKey; online: PrivateKey };
  nowMs: number;
  days: number;
}

/**
 * Lets a museum publish a release of its own in a channel, with keys of its own and for its own paths only.
 *
 * @returns until when the channel is valid
 * @throws Error if the disk fails
 */
export function delegateTo({ channel, museum, publishers, keys, nowMs, days }: DelegateOptions): ChannelResult<string> {
  const root = readRoot(channel);
  if (root === null) return refuse('no-root');
  if (!maySign(root, 'targets', keys.targets)) return refuse('unknown-channel-key', keys.targets.id);
  if (!maySign(root, 'snapshot', keys.online)) return refuse('unknown-channel-key', keys.online.id);
  const former = readTargets(channel, 'targets');
  if (former === null) return refuse('unpublished');
  const delegations = withMuseum(former.signed.delegations, museum, publishers);
  const targets = Object.values(former.signed.targets);
  writeTargets({ channel, role: 'targets', targets, delegations, signer: keys.targets, nowMs });
  return renewChannel({ channel, online: keys.online, nowMs, days });
}
