import type { RecordKind } from '../../model/api/records.ts';
import type { ManyChange, ManyPreview } from '../../model/api/selection.ts';
import { parseDate } from '../../model/entry/date.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { stageRows } from '../import/batch.ts';
import type { ChangeTask } from '../import/run.ts';
import { readSentBody } from '../records/body.ts';
import { changesBetween, isFields } from '../records/changes.ts';
import { pointersOf } from '../records/kinds.ts';
import { codes } from '../records/search.ts';
import type { Body } from '../types.ts';
import { readRecords, selectSerials } from './select.ts';

/** Maximum records that a preview shows and that it refuses by name; the others are only counted. */
const maxShown = 100;

/** Prepares a change of many records and says what it does; nothing is written to the workshop. */
export function prepareMany(task: Omit<ChangeTask, 'task'>): Omit<ManyPreview, 'id'> {
  const db = openReadable(task.database);
  const staging = stageRows(task.staging);
  const preview: Omit<ManyPreview, 'id'> = { count: 0, first: [], refused: [] };
  try {
    for (const { kind, id, title, head, body } of readRecords(db, selectSerials(db, task.selection))) {
      const read = readSentBody({ kind, id }, changed(kind, body, task.change));
      const changes = read.ok ? changesBetween(body, read.value.body) : [];
      if (read.ok && changes.length === 0) continue;
      // What a schema refuses now and did not before would be a problem of a hundred records at once.
      const worse = read.ok ? read.value.form.find(({ path }) => touches(changes, path)) : null;
      const message = read.ok ? worse?.message : read.error.message;
      if (message !== undefined) {
        if (preview.refused.length < maxShown) preview.refused.push({ kind, id, message });
        continue;
      }
      preview.count++;
      if (preview.first.length < maxShown) preview.first.push({ kind, id, title, changes });
      staging.put({ kind, id, body: read.ok ? read.value.body : body, baseRevision: head });
    }
    staging.close();
    return preview;
  } catch (error) {
    staging.discard();
    throw error;
  } finally {
    db.close();
  }
}

const touches = (changes: readonly { path: (string | number)[] }[], path: readonly (string | number)[]): boolean =>
  changes.some((change) => change.path[0] === path[0]);

function changed(kind: RecordKind, body: Body, change: ManyChange): Body {
  if (change.change === 'set') return { ...body, [change.field]: change.value ?? undefined };
  const pointed = new Set(pointersOf(kind, body).map(({ path }) => path.join('.')));
  const { field } = change;
  const replaceIn = textReplacer(change);
  const within = (value: unknown, path: (string | number)[]): unknown => {
    if (typeof value === 'string')
      return pointed.has(path.join('.')) || !isText(path, value) ? value : replaceIn(value);
    if (Array.isArray(value)) return value.map((member, index) => within(member, [...path, index]));
    if (!isFields(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, within(member, [...path, name])]));
  };
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      field === null || field === name ? within(value, [name]) : value,
    ]),
  );
}

/** Fields that hold what a source prints, or lead elsewhere: letter by letter as they are. */
const verbatim = new Set(['id', 'asPrinted', 'fragment', 'url', 'fact', 'factId', 'fileName']);

function isText(path: readonly (string | number)[], value: string): boolean {
  const names = path.filter((step) => typeof step === 'string');
  return !names.some((name) => verbatim.has(name) || codes.has(name)) && parseDate(value) === null;
}

/** Addresses of links and the marks of sources within a text, which are no words. */
const marks = /(\]\([a-z]+:[^)]*\)|\[\^[^\]]*\])/;

function textReplacer({ find, replacement, wholeWords }: Extract<ManyChange, { change: 'replace' }>) {
  const literal = find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(wholeWords ? `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])` : literal, 'gu');
  return (text: string): string =>
    text
      .split(marks)
      .map((part, index) => (index % 2 === 1 ? part : part.replace(pattern, () => replacement)))
      .join('');
}
