import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { Drive } from '../../../db/model/record/publish.ts';
import { usePublishApi } from '../publish/usePublishApi.ts';
import { refusalWords } from '../state/refusalWords.ts';

interface DrivesState {
  /** Null while they are looked for. */
  drives: Drive[] | null;
  failure: string | null;
}

/** The sticks that are plugged in, looked for once and whenever somebody asks. */
export function useDrives() {
  const api = usePublishApi();
  const state = useSignal<DrivesState>({ drives: null, failure: null });
  const look = useCallback(async (): Promise<void> => {
    state.value = { drives: null, failure: null };
    try {
      state.value = { drives: await api.drives(), failure: null };
    } catch (error) {
      state.value = { drives: [], failure: refusalWords(error) };
    }
  }, [api, state]);
  useEffect(() => void look(), [look]);
  return { ...state.value, look };
}
