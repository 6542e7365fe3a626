import { useSignal } from '@preact/signals';
import { refusalText } from '../api/refusal.ts';

export interface Action {
  busy: boolean;
  /** Why the last run failed, as a sentence; null while it runs and after a success. */
  failure: string | null;
  /** Ignored while busy. @returns whether `act` resolved */
  run(act: () => unknown): Promise<boolean>;
}

/** Runs one action at a time and turns a failure into a sentence. */
export function useAction(explain: (error: unknown) => string = refusalText): Action {
  const busy = useSignal(false);
  const failure = useSignal<string | null>(null);
  const run = async (act: () => unknown): Promise<boolean> => {
    if (busy.peek()) return false;
    busy.value = true;
    failure.value = null;
    try {
      await act();
      return true;
    } catch (error) {
      failure.value = explain(error);
      return false;
    } finally {
      busy.value = false;
    }
  };
  return { busy: busy.value, failure: failure.value, run };
}
