import type { Gate } from '../../model/api/publish.ts';
import type { PackageRefusal } from '../../release/package/refusal.ts';

/** Why nothing was published, beside what can be wrong with any change of the releases. */
export type PublishReason = PackageRefusal['reason'] | 'gates-closed' | 'no-key' | 'wrong-passphrase';

export interface PublishRefusal {
  reason: PublishReason;
  detail: string;
  /** Of `gates-closed`. */
  gates?: Gate[];
}

/** Ends publishing from within. */
export class PublishRefused extends Error {
  readonly refusal: PublishRefusal;

  constructor(refusal: PublishRefusal) {
    super(`${refusal.reason} ${refusal.detail}`);
    this.refusal = refusal;
  }
}
