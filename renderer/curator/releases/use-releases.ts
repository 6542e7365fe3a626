import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { Drive, ReleaseList, ReleaseSummary, SwitchResult } from '../../../db/model/api/publish.ts';
import { refusalWords } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import type { Piece } from '../jobs/jobs.ts';
import { endedOf, type Told, toldOf } from '../jobs/outcome.ts';
import { useWork } from '../jobs/use-job.ts';
import { usePublishApi } from '../publish/publish-api.ts';
import { reasonWords } from '../publish/release-error-text.ts';

interface ReleasesState {
  /** Null while it is being opened. */
  list: ReleaseList | null;
  notice: Told | null;
}

/** The kept releases, going back to one, and writing one to a stick. */
export function useReleases() {
  const api = usePublishApi();
  const state = useSignal<ReleasesState>({ list: null, notice: null });
  const set = useCallback(
    (change: Partial<ReleasesState>): void => {
      state.value = { ...state.value, ...change };
    },
    [state],
  );
  const load = useCallback(async () => {
    try {
      set({ list: await api.releases() });
    } catch (error) {
      set({ notice: { tone: 'live', words: refusalWords(error) } });
    }
  }, [api, set]);
  const { running, isBusy, run, cancel } = useWork(['rollback', 'export'], (piece) => {
    set({ notice: toldBy(piece) });
    void load();
  });
  // What is published or installed meanwhile, by an act of another screen, stands in the list, too.
  const { work } = useWorkshop();
  const arrived = work.pieces.value.filter(
    ({ kind, isOver }) => isOver && (kind === 'publish' || kind === 'install'),
  ).length;
  useEffect(() => void load(), [load, arrived]);
  return {
    ...state.value,
    running,
    /** What is being done, in words. */
    doing: running && t(running.kind === 'export' ? 'releases.writing' : 'releases.goingBack', wordsOf(running)),
    isBusy,
    load,
    cancel,
    goBack({ sequence: number }: ReleaseSummary): void {
      set({ notice: null });
      run({ kind: 'rollback', about: { number } }, () => api.goBackTo(number));
    },
    toStick({ sequence: number }: ReleaseSummary, { id, name }: Drive): void {
      set({ notice: null });
      run({ kind: 'export', about: { number, name } }, () => api.exportTo(number, id));
    },
  };
}

const wordsOf = ({ about: { number = 0, name = '' } }: Piece) => ({ number, name });

function toldBy(piece: Piece): Told {
  const ended = endedOf<SwitchResult>(piece);
  if (piece.kind === 'export' || !ended.ok) return toldOf(ended, t('releases.written', wordsOf(piece)));
  const { sequence: number, revertedBecause } = ended.result;
  if (revertedBecause === null) return { tone: 'calm', words: t('releases.wentBack', { number }) };
  const reason = reasonWords(revertedBecause, '') ?? revertedBecause;
  return { tone: 'live', words: t('publish.reverted', { number, reason }) };
}
