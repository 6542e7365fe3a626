import { signal } from '@preact/signals';
import type { WorkshopSession } from '../../../db/model/api/accounts.ts';

/** The session of the signed-in account; null: signed out, `undefined`: not yet known. */
export const session = signal<WorkshopSession | null | undefined>(undefined);

interface Expiry {
  /** Resolves when the account has signed in again. */
  over: Promise<void>;
  end(): void;
}

/** Set while the session has expired and the page waits, covered, for the passphrase. */
export const expiry = signal<Expiry | null>(null);

/** Asks for the passphrase over the page. All requests that need it wait for the same answer. */
export function signInAgain(): Promise<void> {
  if (expiry.value) return expiry.value.over;
  const { promise, resolve } = Promise.withResolvers<void>();
  expiry.value = {
    over: promise,
    end() {
      expiry.value = null;
      resolve();
    },
  };
  return promise;
}
