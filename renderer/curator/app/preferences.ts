import { type ReadonlySignal, signal } from '@preact/signals';
import type { Preferences } from '../../../db/model/api/accounts.ts';

export interface OwnPreferences {
  chosen: ReadonlySignal<Preferences>;
  /** Those of the account that has signed in. */
  adopt(preferences: Preferences): void;
  /** Holds at once; rejects with a WorkshopRefusal where it could not be stored. */
  change(change: Partial<Preferences>): Promise<void>;
}

/** What the account has chosen for its own pages; the service keeps it. */
export function createPreferences(store: (preferences: Preferences) => Promise<unknown>): OwnPreferences {
  const chosen = signal<Preferences>({});
  return {
    chosen,
    adopt(preferences) {
      chosen.value = preferences;
    },
    async change(change) {
      chosen.value = { ...chosen.peek(), ...change };
      await store(chosen.peek());
    },
  };
}
