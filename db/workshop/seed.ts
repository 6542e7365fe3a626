import type { RecordKey, RecordKind } from '../model/api/records.ts';
import { everyClaim } from '../release/content/claims.ts';
import type { Content } from '../release/content/layout.ts';
import type { WritableDb } from '../sqlite/connection.ts';
import { readBody } from './records/body.ts';
import { createEditingContext, writeContextOf } from './records/editing-context.ts';
import { nounOf, subjectNouns, vocabularyLists } from './records/kinds.ts';
import type { Actor, Body } from './types.ts';

/** In whose name a new workshop is filled. */
const seeder: Actor = { account: 'esimde', name: 'Esimde', roles: [] };

/**
 * Fills a new workshop with a whole content, unverified claims included; each first revision is the released one.
 * All or nothing: a workshop that was interrupted is empty and is filled again.
 */
export function seedWorkshop(db: WritableDb, content: Content, now: () => Date): void {
  const release = db.prepare('UPDATE revision SET release = ? WHERE record = ? AND number = 1');
  const first = db.prepare('SELECT serial FROM record LIMIT 1');
  db.transaction(() => {
    // Another program may have been quicker.
    if (first.get() !== undefined) return;
    const context = createEditingContext(db, now);
    const writeContext = writeContextOf(context, seeder, 'seed', content.release.title.en);
    for (const { body, ...key } of everyRecord(content)) {
      const read = readBody(key, body);
      if (!read.ok) throw new Error(`${key.kind} ${key.id}: ${read.error.message}`);
      const entry = context.ledger.write({ key, entry: null, read: read.value, withdrawn: false, writeContext });
      context.ledger.setStatus(entry, { approved: 1, released: 1 });
      release.run(content.release.sequence, entry.serial);
    }
    context.ledger.settle();
  }).immediate();
}

/** Targets of pointers come before the records that point to them where possible, so that fewer are validated twice. */
const order: readonly Exclude<RecordKind, 'claim' | 'release'>[] = [
  ...([
    'region',
    'work-kind',
    'camp-type',
    'territory',
    'population',
    'source',
    'media',
    'place',
    'camp',
    'people',
    'person',
    'work',
    'law',
    'archive',
    'document',
  ] as const),
  ...([
    'term',
    'question',
    'text',
    'lineage',
    'contradiction',
    'erratum',
    'correction',
    'event',
    'playlist',
    'way',
  ] as const),
];

function* everyRecord(content: Content): Generator<RecordKey & { body: Body }> {
  yield { kind: 'release', id: 'release', body: { ...content.release } };
  for (const kind of order) {
    if (kind === 'term') yield* everyClaimRecord(content);
    for (const entry of entriesOf(content, kind)) {
      const { claims, ...body } = entry as Body & { id: string };
      yield {
        kind,
        id: entry.id,
        body: kind in subjectNouns ? body : { ...body, ...(claims === undefined ? {} : { claims }) },
      };
    }
  }
}

function* everyClaimRecord(content: Content): Generator<RecordKey & { body: Body }> {
  for (const { claim, subject } of everyClaim(content))
    yield { kind: 'claim', id: claim.id, body: { ...claim, subject } };
}

function entriesOf(content: Content, kind: (typeof order)[number]): readonly { id: string }[] {
  if (kind in vocabularyLists) return content.vocabulary[vocabularyLists[kind as keyof typeof vocabularyLists]];
  const noun = nounOf[kind] as Exclude<(typeof nounOf)[(typeof order)[number]], null>;
  return content[noun];
}
