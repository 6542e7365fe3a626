import { join } from 'node:path';
import { vValidator } from '@hono/valibot-validator';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { dashboardLists, recordKinds, recordStates } from '../../../../db/model/api/records.ts';
import { conditionTests, type RecordPage } from '../../../../db/model/api/selection.ts';
import { tableFormats } from '../../../../db/model/api/tables.ts';
import { languages, subjectKinds } from '../../../../db/model/vocabulary.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import { runTable } from '../../../../db/workshop/import/run.ts';
import type { Selection } from '../../../../db/workshop/selection/select.ts';
import type { Workshop } from '../../../../db/workshop/types.ts';
import type { WorkshopEnv } from '../access/guard.ts';
import { counted, refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';
import { sheetReply, unwritten } from './sheet-reply.ts';
import type { Uploads } from './upload.ts';

export interface ListParts {
  workshop: Pick<Workshop, 'records' | 'summary' | 'cells'>;
  /** `<data>/workshop`. */
  folder: string;
  uploads: Pick<Uploads, 'place'>;
  /** The built `db/workshop/import/worker.ts`. */
  worker: URL;
  audit: Pick<Audit, 'append'>;
}

/** Lists of records, on the screen and as files. What reads the bodies of many is done in a thread of its own. */
export function listRoutes(parts: ListParts) {
  const { workshop, audit } = parts;
  return new Hono<WorkshopEnv>()
    .get('/records', recordPage, async (c) => {
      const { columns = [], limit = 50, offset = 0, ...query } = c.req.valid('query');
      const selection = selectionOf(query);
      const { sort, where, language } = selection.order;
      const isPlain = (sort === null && where.length === 0) || selection.list === 'drafts';
      const page = isPlain
        ? workshop.records({ ...selection, limit, offset })
        : await selectedPage(c, parts, { selection, limit, offset });
      if (page === null) return refuse(c, 'internal');
      const cells = columns.length === 0 ? [] : workshop.cells(page.records, columns, language);
      return c.json<RecordPage, 200>({ ...page, cells }, 200);
    })
    .post('/sheets', sheetWanted, async (c) => {
      const { columns, format, ...wanted } = c.req.valid('json');
      const selection = selectionOf(wanted);
      audit.append({
        by: c.var.actor,
        action: 'export',
        subject: `list/${selection.kind ?? 'all'}`,
        details: { format },
      });
      const file = parts.uploads.place(`.${format}`);
      const task = { task: 'sheet', database: databaseOf(parts), selection, columns, format, file } as const;
      const outcome = await runTable(task, { worker: parts.worker, signal: c.req.raw.signal });
      const name = `esimde-${selection.kind ?? 'records'}`;
      return outcome.ok ? sheetReply({ file, format, name }) : unwritten(c, file);
    });
}

const databaseOf = ({ folder }: Pick<ListParts, 'folder'>): string => join(folder, 'workshop.db');

async function selectedPage(
  c: Context,
  parts: ListParts,
  wanted: { selection: Selection; limit: number; offset: number },
): Promise<Omit<RecordPage, 'cells'> | null> {
  const task = { task: 'select', database: databaseOf(parts), ...wanted } as const;
  const outcome = await runTable(task, { worker: parts.worker, signal: c.req.raw.signal });
  if (!outcome.ok) return null;
  const { keys, total } = outcome.value;
  return { records: keys.flatMap((key) => parts.workshop.summary(key) ?? []), total };
}

const id = v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
export const field = v.pipe(v.string(), v.maxLength(200), v.regex(/^[a-zA-Z]+(\|[a-zA-Z]+)*$/));

/** `camp:karlag`. */
const subject = v.pipe(
  v.string(),
  v.regex(new RegExp(`^(${subjectKinds.join('|')}):[a-z0-9-]{1,100}$`)),
  v.transform((text) => ({ kind: text.slice(0, text.indexOf(':')), id: text.slice(text.indexOf(':') + 1) })),
);

/** `property:is:headcount`. */
const condition = v.pipe(
  v.string(),
  v.maxLength(500),
  v.transform((text) => {
    const [field = '', test = '', ...value] = text.split(':');
    return { field, test, value: value.join(':') };
  }),
  v.strictObject({ field, test: v.picklist(conditionTests), value: v.string() }),
);

const oneOrMore = <S extends v.GenericSchema<string, unknown>>(schema: S) =>
  v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((given) => [given].flat()),
    v.maxLength(20),
    v.array(schema),
  );

/** What a list is of, as its address says it. */
const listed = {
  kind: v.optional(v.picklist(recordKinds)),
  state: v.optional(v.picklist(recordStates)),
  list: v.optional(v.picklist(dashboardLists)),
  q: v.optional(v.pipe(v.string(), v.maxLength(1000))),
  subject: v.optional(subject),
  where: v.optional(oneOrMore(condition), []),
  sort: v.optional(field),
  order: v.optional(v.picklist(['asc', 'desc']), 'asc'),
  lang: v.optional(v.picklist(languages), 'kk'),
};

type Listed = v.InferOutput<ReturnType<typeof v.object<typeof listed, undefined>>> & { ids?: string[] | undefined };

export function selectionOf({ where, sort, order, lang, ...filter }: Listed): Selection {
  return { ...filter, order: { where, sort: sort ?? null, descending: order === 'desc', language: lang } };
}

const recordPage = vValidator(
  'query',
  v.object({
    ...listed,
    columns: v.optional(oneOrMore(field)),
    limit: v.optional(counted(1, 500)),
    offset: v.optional(counted(0, 1e9)),
  }),
  refuseBadInput,
);

export const ofList = { ...listed, ids: v.optional(v.pipe(v.array(id), v.maxLength(10_000))) };

const words = v.record(v.pipe(v.string(), v.maxLength(100)), v.pipe(v.string(), v.maxLength(300)));
const sheetWanted = vValidator(
  'json',
  v.strictObject({
    ...ofList,
    columns: v.pipe(
      v.array(v.strictObject({ field, heading: v.pipe(v.string(), v.maxLength(300)), words: v.optional(words) })),
      v.minLength(1),
      v.maxLength(60),
    ),
    format: v.picklist(tableFormats),
  }),
  refuseBadInput,
);
