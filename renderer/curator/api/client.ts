import type {
  Account,
  Desk,
  Job,
  MediaFile,
  RecordKey,
  RecordKind,
  RecordSummary,
  RevisionSummary,
  Role,
  TableName,
  TablePreview,
  WorkshopErrorCode,
  WorkshopErrorReply,
  WorkshopRecord,
  WorkshopSession,
} from '../../../db/model/api/workshop.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Asked, Call, HttpMethod } from './call.ts';

type RefusalCode = WorkshopErrorCode | 'no-answer';
export type Body = Record<string, unknown>;

/** The service refused, or (`no-answer`) did not answer at all. */
export class WorkshopRefusal extends Error {
  readonly code: RefusalCode;
  readonly reply: WorkshopErrorReply['error'] | null;

  constructor(code: RefusalCode, reply: WorkshopErrorReply['error'] | null = null) {
    super(reply?.message ?? code);
    this.code = code;
    this.reply = reply;
  }
}

interface RecordFilter {
  kind?: RecordKind;
  state?: string;
  list?: string;
  q?: string;
  /** `camp:karlag`: claims of that subject. */
  subject?: string;
  limit?: number;
  offset?: number;
}

export interface RecordPage {
  records: RecordSummary[];
  total: number;
}

/** A new revision: on which one it was begun, and why it is made. */
interface Save {
  baseRevision: number;
  body: Body;
  reason: string;
  /** `merge`: brought together with what somebody saved meanwhile. */
  cause?: 'edit' | 'merge';
  /** Tells visitors of the change, in the log of corrections. */
  correction?: CorrectionNote;
}

/** What is left out is worded from the change itself. */
export interface CorrectionNote {
  reason: Record<Language, string>;
  subject?: Record<Language, string>;
  oldValue?: Record<Language, string>;
  newValue?: Record<Language, string>;
}

/** What the workshop's page asks of the service. Every method throws WorkshopRefusal. */
export interface WorkshopApi {
  /** @returns null where nobody is signed in */
  session(): Promise<WorkshopSession | null>;
  signIn(name: string, passphrase: string): Promise<WorkshopSession>;
  signOut(): Promise<void>;
  /** @returns the session that takes the place of all others */
  changePassphrase(old: string, next: string): Promise<WorkshopSession>;

  accounts(): Promise<Account[]>;
  addAccount(account: { name: string; roles: Role[]; passphrase: string }): Promise<Account>;
  changeAccount(id: string, change: { roles?: Role[]; isActive?: boolean; passphrase?: string }): Promise<Account>;

  desk(): Promise<Desk>;
  records(filter: RecordFilter): Promise<RecordPage>;
  record(key: RecordKey): Promise<WorkshopRecord>;
  duplicates(kind: RecordKind, title: string): Promise<RecordSummary[]>;
  saveDraft(key: RecordKey, draft: { baseRevision: number; body: Body }): Promise<{ savedAt: string }>;
  dropDraft(key: RecordKey): Promise<void>;
  create(kind: RecordKind, record: { id: string; body: Body; reason: string }): Promise<RecordSummary>;
  save(key: RecordKey, save: Save): Promise<RecordSummary>;
  withdraw(key: RecordKey, change: { baseRevision: number; reason: string }): Promise<RecordSummary>;
  restore(key: RecordKey, change: { baseRevision: number; reason: string }): Promise<RecordSummary>;
  history(key: RecordKey): Promise<RevisionSummary[]>;
  revision(key: RecordKey, number: number): Promise<{ body: Body }>;
  undoRevision(key: RecordKey, undo: { baseRevision: number; revision: number }): Promise<RecordSummary>;
  undoBatch(batch: string): Promise<unknown>;

  uploadTable(table: TableName, file: File): Promise<TablePreview>;
  mapTable(upload: string, change: Asked<'/tables/uploads/:id', '$patch'>): Promise<TablePreview>;
  checkTable(upload: string): Promise<Job>;
  importTable(upload: string, reason: string): Promise<Job>;
  job(id: string): Promise<Job>;
  /** One's own that run, or whose end was not told yet. */
  jobs(): Promise<Job[]>;
  /** The result has been shown. */
  acknowledgeJob(id: string): Promise<void>;
  cancelJob(id: string): Promise<void>;

  uploadMedia(file: File): Promise<MediaFile>;

  /** Any other route of the workshop, such as `GET`, `audit`. */
  ask<T>(method: HttpMethod, path: string, body?: unknown): Promise<T>;
}

interface ApiOptions {
  fetch: typeof globalThis.fetch;
  /** What goes with every write; null while nobody is signed in. */
  csrf(): string | null;
  /** Asks for the passphrase again; resolves when somebody is signed in, and what was asked is asked once more. */
  signInAgain(): Promise<void>;
}

const root = '/api/workshop';

export function createWorkshopApi({ fetch, csrf, signInAgain }: ApiOptions): WorkshopApi {
  const send = async <T>(method: HttpMethod, path: string, body?: unknown): Promise<T> => {
    const headers: Record<string, string> = {};
    const token = csrf();
    if (method !== 'GET' && token) headers['X-Esimde-Csrf'] = token;
    const isFile = body instanceof Blob;
    if (body !== undefined) headers['Content-Type'] = isFile ? 'application/octet-stream' : 'application/json';
    const response = await fetch(`${root}/${path}`, {
      method,
      headers,
      // Short words, such as that an end was told, arrive though the page is left in that moment.
      keepalive: method !== 'GET' && body === undefined,
      body: body === undefined ? undefined : isFile ? body : JSON.stringify(body),
    }).catch(() => {
      throw new WorkshopRefusal('no-answer');
    });
    const reply: unknown = await contentOf(response).catch(() => null);
    if (response.ok) return reply as T;
    throw refusalOf(reply);
  };

  const ask = async <T>(method: HttpMethod, path: string, body?: unknown): Promise<T> => {
    try {
      return await send<T>(method, path, body);
    } catch (error) {
      if (!isRefusal(error, 'not-signed-in')) throw error;
      await signInAgain();
      return send<T>(method, path, body);
    }
  };

  const call: Call = ask;
  return {
    ask,
    ...sessionRoutes(send),
    ...accountRoutes(call),
    ...recordRoutes(call),
    ...tableRoutes(call),
    uploadMedia: (file) => call<'/media', '$post'>('POST', `media?${queryOf({ name: file.name })}`, file),
  };
}

/** Asked of a service that may know nobody yet: no passphrase is asked for in between. */
function sessionRoutes(call: Call): Pick<WorkshopApi, 'session' | 'signIn' | 'signOut'> {
  return {
    session: () =>
      call<'/session', '$get'>('GET', 'session').catch((error: unknown) => {
        if (isRefusal(error, 'not-signed-in')) return null;
        throw error;
      }),
    signIn: (name, passphrase) => call<'/session', '$post'>('POST', 'session', { name, passphrase }),
    signOut: () => call<'/session', '$delete'>('DELETE', 'session'),
  };
}

function accountRoutes(call: Call) {
  return {
    changePassphrase: (old: string, next: string) => call<'/passphrase', '$post'>('POST', 'passphrase', { old, next }),
    accounts: () => call<'/accounts', '$get'>('GET', 'accounts'),
    addAccount: (account) => call<'/accounts', '$post'>('POST', 'accounts', account),
    changeAccount: (id, change) =>
      call<'/accounts/:id', '$patch'>('PATCH', `accounts/${encodeURIComponent(id)}`, change),
  } satisfies Partial<WorkshopApi>;
}

function recordRoutes(call: Call) {
  return {
    desk: () => call<'/desk', '$get'>('GET', 'desk'),
    records: (filter: RecordFilter) => call<'/records', '$get'>('GET', `records?${queryOf({ ...filter })}`),
    record: (key) => call<'/records/:kind/:id', '$get'>('GET', pathOf(key)),
    duplicates: (kind, title) => call<'/duplicates', '$get'>('GET', `duplicates?${queryOf({ kind, title })}`),
    saveDraft: (key, draft) => call<'/records/:kind/:id/draft', '$put'>('PUT', `${pathOf(key)}/draft`, draft),
    dropDraft: (key) => call<'/records/:kind/:id/draft', '$delete'>('DELETE', `${pathOf(key)}/draft`),
    create: (kind, record) => call<'/records/:kind', '$post'>('POST', `records/${kind}`, record),
    save: (key, save) => call<'/records/:kind/:id/revisions', '$post'>('POST', `${pathOf(key)}/revisions`, save),
    withdraw: (key, change) => call<'/records/:kind/:id/withdraw', '$post'>('POST', `${pathOf(key)}/withdraw`, change),
    restore: (key, change) => call<'/records/:kind/:id/restore', '$post'>('POST', `${pathOf(key)}/restore`, change),
    history: (key) => call<'/records/:kind/:id/revisions', '$get'>('GET', `${pathOf(key)}/revisions`),
    revision: (key, number) =>
      call<'/records/:kind/:id/revisions/:number', '$get'>('GET', `${pathOf(key)}/revisions/${number}`),
    undoRevision: (key, undo) => call<'/records/:kind/:id/undo', '$post'>('POST', `${pathOf(key)}/undo`, undo),
    undoBatch: (batch) => call<'/batches/:id/undo', '$post'>('POST', `batches/${encodeURIComponent(batch)}/undo`, {}),
  } satisfies Partial<WorkshopApi>;
}

function tableRoutes(call: Call) {
  return {
    uploadTable: (table, file) =>
      call<'/tables/uploads', '$post'>('POST', `tables/uploads?${queryOf({ table, name: file.name })}`, file),
    mapTable: (upload, change) => call<'/tables/uploads/:id', '$patch'>('PATCH', `tables/uploads/${upload}`, change),
    checkTable: (upload) => call<'/tables/uploads/:id/check', '$post'>('POST', `tables/uploads/${upload}/check`),
    importTable: (upload, reason) =>
      call<'/tables/uploads/:id/import', '$post'>('POST', `tables/uploads/${upload}/import`, { reason }),
    job: (id) => call<'/jobs/:id', '$get'>('GET', `jobs/${id}`),
    jobs: () => call<'/jobs', '$get'>('GET', 'jobs'),
    acknowledgeJob: (id) => call<'/jobs/:id/acknowledge', '$post'>('POST', `jobs/${id}/acknowledge`),
    cancelJob: async (id) => void (await call<'/jobs/:id', '$delete'>('DELETE', `jobs/${id}`)),
  } satisfies Partial<WorkshopApi>;
}

const pathOf = ({ kind, id }: RecordKey): string => `records/${kind}/${encodeURIComponent(id)}`;

function queryOf(params: Record<string, string | number | undefined>): string {
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}

/** JSON, or a file as a Blob. */
async function contentOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const isFile = response.headers.get('Content-Type') === 'application/octet-stream';
  return isFile ? response.blob() : response.json();
}

function refusalOf(reply: unknown): WorkshopRefusal {
  const error = (reply as WorkshopErrorReply | null)?.error;
  return new WorkshopRefusal(error?.code ?? 'internal', error ?? null);
}

export function isRefusal(error: unknown, code: RefusalCode): error is WorkshopRefusal {
  return error instanceof WorkshopRefusal && error.code === code;
}
