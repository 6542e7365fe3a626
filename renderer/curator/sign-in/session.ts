import { signal } from '@preact/signals';
import type { WorkshopSession } from '../../../db/model/api/accounts.ts';

/** Who is signed in; null: nobody, `undefined`: not yet known. */
export const session = signal<WorkshopSession | null | undefined>(undefined);

interface Lapse {
  /** Settles when somebody is signed in again. */
  over: Promise<void>;
  end(): void;
}

/** Set while the session has ended under somebody's hands. */
export const lapse = signal<Lapse | null>(null);

/** Asks for the passphrase over the page as it stands; all who ask meanwhile wait for the same answer. */
export function signInAgain(): Promise<void> {
  if (lapse.value) return lapse.value.over;
  const { promise, resolve } = Promise.withResolvers<void>();
  lapse.value = {
    over: promise,
    end() {
      lapse.value = null;
      resolve();
    },
  };
  return promise;
}
