import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Preferences, WorkshopSession } from '../../../db/model/api/accounts.ts';
import type { WorkshopApi } from '../api/client.ts';
import { createNames } from '../api/names.ts';
import { createJobs } from '../jobs/jobs.ts';

export interface OwnPreferences {
  chosen: ReadonlySignal<Preferences>;
  /** Those of the account that has signed in. */
  adopt(preferences: Preferences): void;
  /** Holds at once; rejects with a WorkshopRefusal where it could not be stored. */
  change(change: Partial<Preferences>): Promise<void>;
}

/** What the account has chosen for its own pages; the service keeps it. */
function createPreferences(store: (preferences: Preferences) => Promise<unknown>): OwnPreferences {
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

/** Services and state that outlive every screen. */
export const createServices = (api: WorkshopApi) => ({
  api,
  names: createNames(api),
  jobs: createJobs(api),
  preferences: createPreferences(api.setPreferences),
  /** States of screens by name (`useScreenState`). */
  screenStates: new Map<string, Signal<unknown>>(),
});

export type Workshop = ReturnType<typeof createServices> & { session: WorkshopSession };

export const WorkshopContext = createContext<Workshop | null>(null);

export function useWorkshop(): Workshop {
  const workshop = useContext(WorkshopContext);
  if (!workshop) throw new Error('a workshop screen was rendered without a session');
  return workshop;
}

/** State that stays while other screens are open, until the page is closed. `name`: unique to the screen. */
export function useScreenState<T>(name: string, initial: T): Signal<T> {
  const { screenStates } = useWorkshop();
  const state = (screenStates.get(name) as Signal<T> | undefined) ?? signal(initial);
  screenStates.set(name, state as Signal<unknown>);
  return state;
}
