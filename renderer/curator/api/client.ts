import { type ClientResponse, hc, type InferRequestType } from 'hono/client';
import type { Preferences } from '../../../db/model/api/accounts.ts';
import type { Job } from '../../../db/model/api/jobs.ts';
import type { NameListText } from '../../../db/model/api/names.ts';
import type { RecordKey, RecordKind, RevisionSummary, WorkshopRecord } from '../../../db/model/api/records.ts';
import type { TableName } from '../../../db/model/api/tables.ts';
import type { usageSpans } from '../../../db/model/api/usage.ts';
import type { LetterState } from '../../../db/model/letter.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { WorkshopRoutes } from '../../../electron/service/workshop/routes.ts';
import { isRefusal, refusalIn, WorkshopRefusal } from './refusal.ts';
import { inSlices } from './slices.ts';

/** A record's content; its shape follows from its kind (`db/model/entry`). */
export type Body = Record<string, unknown>;

interface ApiOptions {
  fetch: typeof globalThis.fetch;
  /** The token for every write; null while signed out. */
  csrf(): string | null;
  /** Asks for the passphrase again; the request is repeated when this resolves. */
  signInAgain(): Promise<void>;
}

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
type Client = ReturnType<typeof hc<WorkshopRoutes>>;
type Json<Endpoint> = InferRequestType<Endpoint> extends { json: infer Input } ? Input : never;
type Query<Endpoint> = InferRequestType<Endpoint> extends { query: infer Input } ? Input : never;
type Record$ = Client['records'][':kind'][':id'];

export type WorkshopApi = ReturnType<typeof createWorkshopApi>;
export type RecordFilter = Omit<Query<Client['records']['$get']>, 'limit' | 'offset'> & {
  limit?: number;
  offset?: number;
};
export type ManyRequest = Json<Client['changes']['$post']>;
export type SheetRequest = Json<Client['sheets']['$post']>;
export type CorrectionNote = NonNullable<Json<Record$['revisions']['$post']>['correction']>;
export type TableChange = Json<Client['tables']['uploads'][':id']['$patch']>;
export type NameImportRequest = Json<Client['names']['uploads'][':id']['import']['$post']>;
export type NameNoteRequest = Json<Client['names'][':list'][':row']['$put']>;
export type AccountChange = Json<Client['accounts'][':id']['$patch']>;
export type NewFirstAccount = Json<Client['first-account']['$post']>;
export type NewAccount = Json<Client['accounts']['$post']>;
/** A file with a key on a stick, or the text of one. */
export type KeySource = Json<Client['keys']['look']['$post']>;
/** One revision that was looked at in the review. */
type Reviewed = RecordKey & { revision: number };

const root = '/api/workshop';

type Answer<R> = R extends ClientResponse<infer Output, 200 | 201 | 202, 'json'> ? Output : never;

/** The JSON of a successful answer; null where it has no body. @throws WorkshopRefusal */
async function read<R extends ClientResponse<unknown>>(request: Promise<R>): Promise<Answer<R>> {
  const response = await request;
  if (!response.ok) throw await refusalIn(response as unknown as Response);
  return (response.status === 204 ? null : await response.json().catch(() => null)) as Answer<R>;
}

/** @throws WorkshopRefusal */
async function succeed(request: Promise<Response | ClientResponse<unknown>>): Promise<Response> {
  const response = (await request) as Response;
  if (!response.ok) throw await refusalIn(response);
  return response;
}

/** Requests to the workshop's service. Every method throws WorkshopRefusal. */
export function createWorkshopApi({ fetch, csrf, signInAgain }: ApiOptions) {
  const send: Fetch = (input, init = {}) => {
    const headers = new Headers(init.headers);
    const token = csrf();
    const isRead = init.method === undefined || init.method === 'GET';
    if (!isRead && token) headers.set('X-Esimde-Csrf', token);
    // A short message, such as an acknowledgement, arrives even if the page is left in that moment. Chromium sends it by
    // its network process, which does not know Electron's scheme.
    const keepalive = location.protocol !== 'esimde:' && !isRead && !init.body;
    return fetch(input, { ...init, headers, keepalive }).catch(() => {
      throw new WorkshopRefusal('no-answer');
    });
  };
  const sendSignedIn: Fetch = async (input, init) => {
    const response = await send(input, init);
    if (response.status !== 401 || !isRefusal(await refusalIn(response.clone()), 'not-signed-in')) return response;
    await signInAgain();
    return send(input, init);
  };
  // Signing in and out, and the first account, must not wait for a sign-in.
  const { session, 'first-account': firstAccount } = hc<WorkshopRoutes>(root, { fetch: send });
  const client = hc<WorkshopRoutes>(root, { fetch: inSlices(root, sendSignedIn) });
  const { records, review, releases, jobs, tables, names, inbox, keys, staff, packages } = client;
  const record = records[':kind'][':id'];
  const byKey = ({ kind, id }: RecordKey) => ({ param: { kind, id: encodeURIComponent(id) } });
  const byId = (id: string) => ({ param: { id: encodeURIComponent(id) } });
  const byRow = (list: string, row: number) => ({ param: { list, row: String(row) } });
  const bySequence = (sequence: number) => ({ param: { sequence: String(sequence) } });
  const file = (body: Blob) => ({ headers: { 'Content-Type': 'application/octet-stream' }, init: { body } });

  return {
    /** @returns null when signed out */
    session: () =>
      read(session.$get()).catch((error: unknown) => {
        if (isRefusal(error, 'not-signed-in')) return null;
        throw error;
      }),
    /** Asked where there is no session. */
    firstAccount: () => read(firstAccount.$get()),
    makeFirstAccount: (json: NewFirstAccount) => read(firstAccount.$post({ json })),
    signIn: (name: string, passphrase: string) => read(session.$post({ json: { name, passphrase } })),
    setPreferences: (json: Preferences) => succeed(client.preferences.$put({ json })),
    signOut: () => succeed(session.$delete()),
    /** @returns the session that replaces all others of the account */
    changePassphrase: (old: string, next: string) => read(client.passphrase.$post({ json: { old, next } })),
    accounts: () => read(client.accounts.$get()),
    addAccount: (json: NewAccount) => read(client.accounts.$post({ json })),
    changeAccount: (id: string, json: AccountChange) => read(client.accounts[':id'].$patch({ ...byId(id), json })),
    /** At most `limit` entries older than the number `before`, newest first. */
    audit: (limit: number, before?: number) =>
      read(client.audit.$get({ query: { limit: String(limit), ...(before && { before: String(before) }) } })),

    desk: () => read(client.desk.$get()),
    records: ({ limit, offset, ...filter }: RecordFilter) => {
      const query = { ...filter, limit: limit && String(limit), offset: offset && String(offset) };
      const given = Object.entries(query).filter(([, value]) => value);
      return read(records.$get({ query: Object.fromEntries(given) }));
    },
    /** What the same change of many records would do. */
    prepareMany: (json: ManyRequest) => read(client.changes.$post({ json })),
    changeMany: (id: string, reason: string) => read(client.changes[':id'].$post({ ...byId(id), json: { reason } })),
    /** A list as a file. */
    sheet: async (json: SheetRequest) => (await succeed(client.sheets.$post({ json }))).blob(),
    record: (key: RecordKey): Promise<WorkshopRecord> => read(record.$get(byKey(key))),
    comments: (key: RecordKey) => read(record.comments.$get(byKey(key))),
    addComment: (key: RecordKey, json: Json<Record$['comments']['$post']>) =>
      read(record.comments.$post({ ...byKey(key), json })),
    settleComment: ({ kind, id }: RecordKey, number: number, done: boolean) =>
      read(
        record.comments[':number'].$patch({
          param: { kind, id: encodeURIComponent(id), number: String(number) },
          json: { done },
        }),
      ),
    duplicates: (kind: RecordKind, title: string) => read(client.duplicates.$get({ query: { kind, title } })),
    /** Where else a number stands. */
    stated: (key: RecordKey, figure: number, lang: Language) =>
      read(record.stated.$get({ ...byKey(key), query: { figure: String(figure), lang } })),
    saveDraft: (key: RecordKey, json: Json<Record$['draft']['$put']>) =>
      read(record.draft.$put({ ...byKey(key), json })),
    dropDraft: (key: RecordKey) => succeed(record.draft.$delete(byKey(key))),
    create: (kind: RecordKind, json: Json<Client['records'][':kind']['$post']>) =>
      read(records[':kind'].$post({ param: { kind }, json })),
    save: (key: RecordKey, json: Json<Record$['revisions']['$post']>) =>
      read(record.revisions.$post({ ...byKey(key), json })),
    withdraw: (key: RecordKey, json: Json<Record$['withdraw']['$post']>) =>
      read(record.withdraw.$post({ ...byKey(key), json })),
    restore: (key: RecordKey, json: Json<Record$['restore']['$post']>) =>
      read(record.restore.$post({ ...byKey(key), json })),
    history: (key: RecordKey): Promise<RevisionSummary[]> => read(record.revisions.$get(byKey(key))),
    revision: ({ kind, id }: RecordKey, number: number): Promise<{ body: Body }> =>
      read(record.revisions[':number'].$get({ param: { kind, id: encodeURIComponent(id), number: String(number) } })),
    undoRevision: (key: RecordKey, json: Json<Record$['undo']['$post']>) =>
      read(record.undo.$post({ ...byKey(key), json })),
    undoBatch: (batch: string) => read(client.batches[':id'].undo.$post({ ...byId(batch), json: {} })),
    uploadMedia: (media: Blob) => read(client.media.$post({}, file(media))),
    uploadPages: (pdf: Blob) => read(client.media.pages.$post({}, file(pdf))),

    uploadTable: (table: TableName, content: File) =>
      read(tables.uploads.$post({ query: { table, name: content.name } }, file(content))),
    mapTable: (upload: string, json: TableChange) => read(tables.uploads[':id'].$patch({ ...byId(upload), json })),
    /** The file with the corrections that were sent. */
    correctedTable: async (upload: string) =>
      (await succeed(tables.uploads[':id'].corrected.$get(byId(upload)))).blob(),
    checkTable: (upload: string) => read(tables.uploads[':id'].check.$post(byId(upload))),
    importTable: (upload: string, reason: string) =>
      read(tables.uploads[':id'].import.$post({ ...byId(upload), json: { reason } })),

    nameLists: () => read(names.$get()),
    uploadNames: (content: File) => read(names.uploads.$post({}, file(content))),
    importNames: (upload: string, json: NameImportRequest) =>
      read(names.uploads[':id'].import.$post({ ...byId(upload), json })),
    describeNames: (list: string, json: NameListText) => read(names[':list'].$patch({ param: { list }, json })),
    approveNames: (list: string, at: string, ends: number) =>
      read(names[':list'].approve.$post({ param: { list }, json: { at, ends } })),
    removeNames: (list: string) => read(names[':list'].$delete({ param: { list } })),
    restoreNames: (list: string) => read(names[':list'].restore.$post({ param: { list } })),
    findNames: (list: string, q: string) => read(names[':list'].entries.$get({ param: { list }, query: { q } })),
    nameEntry: (list: string, row: number) => read(names[':list'][':row'].$get(byRow(list, row))),
    noteName: (list: string, row: number, json: NameNoteRequest) =>
      read(names[':list'][':row'].$put({ ...byRow(list, row), json })),
    approveNameNote: (list: string, row: number, at: string) =>
      read(names[':list'][':row'].approve.$post({ ...byRow(list, row), json: { at } })),
    dropNameNote: (list: string, row: number) => read(names[':list'][':row'].$delete(byRow(list, row))),

    inbox: () => read(inbox.$get()),
    /** A sealed letter. */
    letter: async (number: string) =>
      new Uint8Array(await (await succeed(inbox[':number'].$get({ param: { number } }))).arrayBuffer()),
    describeLetter: (number: string, json: LetterState) => read(inbox[':number'].$put({ param: { number }, json })),
    lettersToDrive: (drive: string) => read(inbox.export.$post({ json: { drive } })),
    addLetters: (content: Blob) => read(inbox.$post({}, file(content))),

    job: (id: string): Promise<Job> => read(jobs[':id'].$get(byId(id))),
    /** The account's own jobs that run or whose result it has not acknowledged. */
    jobs: (): Promise<Job[]> => read(jobs.$get()),
    acknowledgeJob: (id: string) => succeed(jobs[':id'].acknowledge.$post(byId(id))),
    cancelJob: (id: string) => succeed(jobs[':id'].$delete(byId(id))),

    review: () => read(review.$get()),
    approve: ({ revision, ...key }: Reviewed) =>
      read(review[':kind'][':id'].approve.$post({ ...byKey(key), json: { revision } })),
    approveAll: (reviewed: Reviewed[]) =>
      read(
        review.approve.$post({ json: { records: reviewed.map(({ kind, id, revision }) => ({ kind, id, revision })) } }),
      ),
    sendBack: ({ revision, ...key }: Reviewed, reason: string) =>
      read(review[':kind'][':id'].return.$post({ ...byKey(key), json: { revision, reason } })),
    switchFourEyesOn: () => read(client.publish['four-eyes'].$patch({ json: { on: true } })),
    publishState: () => read(client.publish.$get()),
    makeFirstKey: (passphrase: string) => read(client['first-key'].$post({ json: { passphrase } })),
    trustedKeys: () => read(keys.$get()),
    lookAtKey: (json: KeySource) => read(keys.look.$post({ json })),
    /** `id`: of the key that was compared. */
    trustKey: (id: string, from: KeySource) => read(keys.$post({ json: { id, from } })),
    revokeKey: (id: string) => read(keys[':id'].$delete(byId(id))),
    publicKeyToDrive: (id: string, drive: string) => read(keys[':id'].copy.$post({ ...byId(id), json: { drive } })),
    firstKey: () => read(client['first-key'].$get()),
    /** A copy of a key, sealed with its passphrase. */
    keyToDrive: (key: string, drive: string) => read(client['first-key'].copy.$post({ json: { key, drive } })),
    publish: (key: string, passphrase: string) => read(client.publish.$post({ json: { key, passphrase } })),
    /** Builds the visitors' page on the drafts, so that opening it does not fail. */
    buildProof: () => succeed(sendSignedIn(`${root}/proof/api/kiosk`)),

    releases: () => read(releases.$get()),
    activateRelease: (sequence: number) => read(releases[':sequence'].activate.$post(bySequence(sequence))),
    exportRelease: (sequence: number, drive: string) =>
      read(releases[':sequence'].export.$post({ ...bySequence(sequence), json: { drive } })),
    drives: () => read(client.drives.$get()),
    /** `allowOlder`: a release with a lower number is installed, too. */
    installFile: (content: File, allowOlder: boolean) =>
      read(packages.$post({ query: { name: content.name, allowOlder: String(allowOlder) } }, file(content))),
    installFrom: (drive: string, name: string, allowOlder: boolean) =>
      read(packages.install.$post({ json: { drive, file: name, allowOlder } })),
    backUpTo: (drive: string) => read(client.backup.$post({ json: { drive } })),
    restoreFile: (content: Blob) => read(client.restore.$post({}, file(content))),
    restoreFrom: (drive: string, name: string) => read(client.restore.drive.$post({ json: { drive, file: name } })),
    exportDrafts: async () => (await succeed(client.drafts.export.$post())).blob(),
    mergeDrafts: (content: Blob) => read(client.drafts.$post({}, file(content))),

    screens: () => read(client.screens.$get()),
    usage: (days: string) => read(client.usage.$get({ query: { days } })),
    usageToDrive: (drive: string, days: (typeof usageSpans)[number]) =>
      read(client.usage.export.$post({ json: { drive, days } })),
    staff: () => read(staff.$get()),
    selfTest: (json: Json<Client['staff']['self-test']['$post']>) => read(staff['self-test'].$post({ json })),
    turn: (json: Json<Client['staff']['turn']['$post']>) => read(staff.turn.$post({ json })),
    setLevel: (what: 'volume' | 'brightness', percent: number) => read(staff[what].$post({ json: { percent } })),
    openFirstStart: () => succeed(staff['first-start'].$post()),
    endKiosk: (json: Json<Client['staff']['end']['$post']>) => succeed(staff.end.$post({ json })),
    logsToDrive: (drive: string) => read(staff.logs.$post({ json: { drive } })),
    reportToDrive: (drive: string, text: string) => read(staff.report.$post({ json: { drive, text } })),
  };
}
