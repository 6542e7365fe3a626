import type {
  DraftsMerged,
  Drive,
  PublishState,
  ReleaseList,
  Review,
  SwitchResult,
} from '../../../db/model/record/publish.ts';
import type { Job, RecordKey, RecordSummary } from '../../../db/model/record/workshop.ts';
import type { WorkshopApi } from '../state/api.ts';

/** One revision that somebody looked at. */
export interface Reviewed extends RecordKey {
  revision: number;
}

/** What came of approving several: each stands for itself. */
export interface Approvals {
  approved: RecordSummary[];
  refused: { kind: string; id: string; code: string; message: string }[];
}

/** A job and what it ends with. */
export type JobOf<Result> = Job & { result: Result | null };

export type PublishApi = ReturnType<typeof publishApi>;

/** What review, publishing and the carrying of releases ask of the service. Every method throws WorkshopRefusal. */
export function publishApi({ ask }: Pick<WorkshopApi, 'ask'>) {
  return {
    review: () => ask<Review>('GET', 'review'),
    approve: (record: Reviewed) => ask<RecordSummary>('POST', `${reviewOf(record)}/approve`, revisionOf(record)),
    approveAll: (records: Reviewed[]) =>
      ask<Approvals>('POST', 'review/approve', {
        records: records.map(({ kind, id, revision }) => ({ kind, id, revision })),
      }),
    sendBack: (record: Reviewed, reason: string) =>
      ask<RecordSummary>('POST', `${reviewOf(record)}/return`, { ...revisionOf(record), reason }),
    setFourEyes: (on: boolean) => ask<{ on: boolean }>('PATCH', 'publish/four-eyes', { on }),

    state: () => ask<PublishState>('GET', 'publish'),
    publish: (signing: { key: string; passphrase: string }) => ask<JobOf<SwitchResult>>('POST', 'publish', signing),

    releases: () => ask<ReleaseList>('GET', 'releases'),
    goBackTo: (sequence: number) => ask<JobOf<SwitchResult>>('POST', `releases/${sequence}/activate`, {}),
    exportTo: (sequence: number, drive: string) => ask<Job>('POST', `releases/${sequence}/export`, { drive }),
    drives: () => ask<Drive[]>('GET', 'drives'),
    /** `allowOlder`: goes back to a lower number on purpose. */
    installFile: (file: File, allowOlder: boolean) =>
      ask<JobOf<SwitchResult>>(
        'POST',
        `packages?${new URLSearchParams({ name: file.name, allowOlder: `${allowOlder}` })}`,
        file,
      ),
    installFrom: (drive: string, file: string, allowOlder: boolean) =>
      ask<JobOf<SwitchResult>>('POST', 'packages/install', { drive, file, allowOlder }),

    backUpTo: (drive: string) => ask<Job>('POST', 'backup', { drive }),
    restore: (file: Blob) => ask<Job>('POST', 'restore', file),
    restoreFrom: (drive: string, file: string) => ask<Job>('POST', 'restore/drive', { drive, file }),
    exportDrafts: () => ask<Blob>('POST', 'drafts/export', {}),
    mergeDrafts: (file: Blob) => ask<DraftsMerged>('POST', 'drafts', file),
  };
}

const reviewOf = ({ kind, id }: RecordKey): string => `review/${kind}/${encodeURIComponent(id)}`;

const revisionOf = ({ revision }: Reviewed) => ({ revision });
