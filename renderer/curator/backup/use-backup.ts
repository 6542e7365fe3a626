import { useSignal } from '@preact/signals';
import type { Drive } from '../../../db/model/api/publish.ts';
import { t } from '../app/i18n.ts';
import type { Package } from '../carry/use-install.ts';
import type { Piece } from '../jobs/jobs.ts';
import { endedOf, type Told, toldOf } from '../jobs/outcome.ts';
import { useWork } from '../jobs/use-job.ts';
import { usePublishApi } from '../publish/publish-api.ts';

/** Backups out and in. */
export function useBackup() {
  const api = usePublishApi();
  const notice = useSignal<Told | null>(null);
  const { running, run } = useWork(['backup', 'restore'], (piece) => {
    notice.value = toldOf(endedOf(piece), piece.kind === 'backup' ? writing('written', piece) : t('backup.restored'));
  });
  return {
    notice: notice.value,
    running,
    /** What is being done, in words. */
    doing: running && (running.kind === 'backup' ? writing('writing', running) : t('backup.restoring')),
    backUp({ id, name }: Drive): void {
      notice.value = null;
      run({ kind: 'backup', about: { name } }, () => api.backUpTo(id));
    },
    restore(from: Package): void {
      notice.value = null;
      run({ kind: 'restore' }, () =>
        from instanceof File ? api.restore(from) : api.restoreFrom(from.drive, from.file),
      );
    },
  };
}

const writing = (state: 'writing' | 'written', { about: { name = '' } }: Piece): string =>
  t(`backup.${state}`, { name });
