import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import { type MediaFile, mediaFaultCodes } from '../../../db/model/api/media.ts';
import type { WorkshopRecord } from '../../../db/model/api/records.ts';
import type { WorkshopApi } from '../api/client.ts';
import { isRefusal, refusalText, WorkshopRefusal } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';

/** All files, or those with faults. */
export type MediaFilter = 'all' | 'faults';

/** The result for one given file. `id`: of its record, if there is one. */
export interface Taken {
  name: string;
  outcome: 'added' | 'known' | 'refused';
  words: string;
  id: string | null;
}

interface MediaState {
  filter: MediaFilter;
  /** Null while they are being opened. */
  records: WorkshopRecord[] | null;
  total: number;
  /** Name of the file on its way. */
  sending: string | null;
  taken: Taken[];
  trouble: string | null;
}

const pageLength = 24;

/** The files of the workshop, and new ones on their way in. */
export function useMedia(api: WorkshopApi) {
  const state = useSignal<MediaState>({
    filter: 'all',
    records: null,
    total: 0,
    sending: null,
    taken: [],
    trouble: null,
  });
  const set = useCallback(
    (change: Partial<MediaState>): void => {
      state.value = { ...state.value, ...change };
    },
    [state],
  );

  const load = useCallback(
    async (filter: MediaFilter, limit: number) => {
      const list = filter === 'faults' ? 'media-faults' : undefined;
      const page = await api.records({ kind: 'media', list, limit });
      const records = await Promise.all(page.records.map((summary) => api.record(summary)));
      set({ filter, records, total: page.total, trouble: null });
    },
    [api, set],
  );
  const show = (filter: MediaFilter, limit = pageLength): Promise<void> =>
    load(filter, limit).catch((error) => set({ trouble: mediaRefusalText(error) }));

  useEffect(() => {
    void load('all', pageLength).catch((error) => set({ trouble: mediaRefusalText(error) }));
  }, [load, set]);

  return {
    state: state.value,
    show,
    more: () => show(state.value.filter, (state.value.records?.length ?? 0) + pageLength),
    send: async (files: File[]) => {
      set({ taken: [] });
      for (const file of files) {
        set({ sending: file.name });
        set({ taken: [...state.value.taken, ...(await takeIn(api, file))] });
      }
      set({ sending: null });
      await show(state.value.filter, Math.max(pageLength, state.value.records?.length ?? 0));
    },
  };
}

/** Uploads a file and creates its record, or one for each page of a PDF, so that no file is without one. */
async function takeIn(api: WorkshopApi, file: File): Promise<Taken[]> {
  const { name } = file;
  try {
    if (!isPdf(file)) return [await addRecord(api, name, await api.uploadMedia(file))];
    const taken: Taken[] = [];
    for (const [index, page] of (await api.uploadPages(file)).entries()) {
      taken.push(await addRecord(api, t('media.page', { name, number: index + 1 }), page));
    }
    return taken;
  } catch (error) {
    return [{ name, outcome: 'refused', words: mediaRefusalText(error), id: null }];
  }
}

const isPdf = ({ name, type }: File): boolean => type === 'application/pdf' || /\.pdf$/i.test(name);

async function addRecord(api: WorkshopApi, name: string, file: MediaFile): Promise<Taken> {
  const { keepsMetadata, noted = {}, ...stored } = file;
  const id = `${stored.kind}-${stored.sha256.slice(0, 12)}`;
  const { date, author } = noted;
  const found = [author, date].filter(Boolean).join(', ');
  const added = found === '' ? t('media.added') : t('media.addedNoted', { found });
  const said = keepsMetadata ? t('media.keepsMetadata') : added;
  const rights = author && { kk: author, ru: author, en: author };
  const body = { ...stored, fileName: name, ...(date && { date }), ...(rights && { rights }) };
  try {
    await api.create('media', { id, body, reason: t('media.reason', { name }) });
    return { name, outcome: 'added', words: said, id };
  } catch (error) {
    if (!isRefusal(error, 'exists')) throw error;
    return { name, outcome: 'known', words: t('media.known'), id };
  }
}

/** Why a file was not taken, and what to do. */
function mediaRefusalText(error: unknown): string {
  const fault = error instanceof WorkshopRefusal ? error.reply?.fault : undefined;
  const code = mediaFaultCodes.find((known) => known === fault);
  if (code) return t(`media.fault.${code}`);
  if (error instanceof WorkshopRefusal && error.code === 'unsupported') return t('media.fault.not-media');
  if (error instanceof WorkshopRefusal && error.code === 'too-large') return t('media.fault.too-large-media');
  return refusalText(error);
}
