import type { PublishRefusal } from '../db/workshop/publish/gates.ts';
import { wordsFor } from './cli/release/package-refusal.ts';

/** Why nothing was published, installed or exported, as one sentence. */
export function publishRefusalText({ reason, detail }: PublishRefusal): string {
  switch (reason) {
    case 'gates-closed':
      return `${detail === '1' ? 'one problem stands' : `${detail} problems stand`} in the way of a release: put right and approved, it can be published`;
    case 'no-key':
      return 'there is no key to sign with: `esimde keys create` makes one in the folder "keys" of the workshop';
    case 'wrong-passphrase':
      return 'this is not the passphrase of the key';
    default:
      return wordsFor({ reason, detail });
  }
}
