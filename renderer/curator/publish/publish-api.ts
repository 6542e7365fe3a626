import { useMemo } from 'preact/hooks';
import type { RecordKey } from '../../../db/model/api/workshop.ts';
import type { Call } from '../api/call.ts';
import type { WorkshopApi } from '../api/client.ts';
import { useWorkshop } from '../app/context.ts';

/** One revision that somebody looked at. */
interface Reviewed extends RecordKey {
  revision: number;
}

type PublishApi = ReturnType<typeof publishApi>;

/** What review, publishing and the carrying of releases ask of the service. Every method throws WorkshopRefusal. */
function publishApi({ ask }: Pick<WorkshopApi, 'ask'>) {
  const call: Call = ask;
  return {
    review: () => call<'/review', '$get'>('GET', 'review'),
    approve: (record: Reviewed) =>
      call<'/review/:kind/:id/approve', '$post'>('POST', `${reviewOf(record)}/approve`, revisionOf(record)),
    approveAll: (records: Reviewed[]) =>
      call<'/review/approve', '$post'>('POST', 'review/approve', {
        records: records.map(({ kind, id, revision }) => ({ kind, id, revision })),
      }),
    sendBack: (record: Reviewed, reason: string) =>
      call<'/review/:kind/:id/return', '$post'>('POST', `${reviewOf(record)}/return`, {
        ...revisionOf(record),
        reason,
      }),
    setFourEyes: (on: boolean) => call<'/publish/four-eyes', '$patch'>('PATCH', 'publish/four-eyes', { on }),

    state: () => call<'/publish', '$get'>('GET', 'publish'),
    publish: (signing: { key: string; passphrase: string }) => call<'/publish', '$post'>('POST', 'publish', signing),

    releases: () => call<'/releases', '$get'>('GET', 'releases'),
    goBackTo: (sequence: number) =>
      call<'/releases/:sequence/activate', '$post'>('POST', `releases/${sequence}/activate`),
    exportTo: (sequence: number, drive: string) =>
      call<'/releases/:sequence/export', '$post'>('POST', `releases/${sequence}/export`, { drive }),
    drives: () => call<'/drives', '$get'>('GET', 'drives'),
    /** `allowOlder`: goes back to a lower number on purpose. */
    installFile: (file: File, allowOlder: boolean) =>
      call<'/packages', '$post'>(
        'POST',
        `packages?${new URLSearchParams({ name: file.name, allowOlder: `${allowOlder}` })}`,
        file,
      ),
    installFrom: (drive: string, file: string, allowOlder: boolean) =>
      call<'/packages/install', '$post'>('POST', 'packages/install', { drive, file, allowOlder }),

    backUpTo: (drive: string) => call<'/backup', '$post'>('POST', 'backup', { drive }),
    restore: (file: Blob) => call<'/restore', '$post'>('POST', 'restore', file),
    restoreFrom: (drive: string, file: string) =>
      call<'/restore/drive', '$post'>('POST', 'restore/drive', { drive, file }),
    exportDrafts: () => ask<Blob>('POST', 'drafts/export', {}),
    mergeDrafts: (file: Blob) => call<'/drafts', '$post'>('POST', 'drafts', file),
  };
}

const reviewOf = ({ kind, id }: RecordKey): string => `review/${kind}/${encodeURIComponent(id)}`;

const revisionOf = ({ revision }: Reviewed) => ({ revision });

/** What review, publishing and carrying ask, of the service that the page speaks to. */
export function usePublishApi(): PublishApi {
  const { api } = useWorkshop();
  return useMemo(() => publishApi(api), [api]);
}
