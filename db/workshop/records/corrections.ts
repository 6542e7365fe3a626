import type { RecordKey } from '../../model/api/records.ts';
import type { Trilingual } from '../../model/entry/trilingual.ts';
import { ok } from '../../model/result.ts';
import { type Language, languages } from '../../model/vocabulary.ts';
import { type Outcome, refused } from '../outcome.ts';
import type { Body, CorrectionNote } from '../types.ts';
import { readBody } from './body.ts';
import { isFields, same } from './changes.ts';
import type { Ledger, WriteContext } from './revisions.ts';
import { amountWords, titleOf, wordsOf } from './title.ts';

interface CorrectionWriting {
  key: RecordKey;
  before: Body;
  after: Body;
  note: CorrectionNote;
  writeContext: WriteContext;
}

/** Adds a change to the public log of corrections. */
export interface CorrectionWriter {
  write(writing: CorrectionWriting): Outcome<null>;
}

export function createCorrections({ ledger }: { ledger: Ledger }): CorrectionWriter {
  return { write: (writing) => writeCorrection(ledger, writing) };
}

function writeCorrection(ledger: Ledger, { key, before, after, note, writeContext }: CorrectionWriting): Outcome<null> {
  const words = wordsOfChange(before, after);
  const date = writeContext.at.slice(0, 10);
  const id = freeId(ledger, `${key.id.slice(0, 80)}-${date}`);
  const body = {
    id,
    date,
    subject: note.subject ?? titleAround(ledger, key, after),
    oldValue: note.oldValue ?? words?.oldValue,
    newValue: note.newValue ?? words?.newValue,
    reason: note.reason,
    ...(key.kind === 'claim' ? { claim: key.id } : {}),
  };
  const correction = { kind: 'correction', id } as const;
  const read = readBody(correction, body);
  if (!read.ok) return read;
  if (read.value.form.length > 0) {
    const message = 'The log of corrections needs what changed, and why, in kk, ru and en: write it in words.';
    const problems = read.value.form.map(({ form: code = 'form', path, message: what }) => ({
      code,
      path: [...path],
      message: what,
    }));
    return refused('refused', message, { problems });
  }
  ledger.write({ key: correction, entry: null, read: read.value, withdrawn: false, writeContext });
  return ok(null);
}

function freeId(ledger: Ledger, wanted: string): string {
  let id = wanted;
  for (let more = 2; ledger.find({ kind: 'correction', id }) !== null; more++) id = `${wanted}-${more}`;
  return id;
}

/** `Karlag: prisoners` where a claim speaks of a camp; else the record's own title. */
function titleAround(ledger: Ledger, key: RecordKey, body: Body) {
  const titleOfOther = (other: RecordKey) => {
    const entry = ledger.find(other);
    return entry === null ? {} : titleOf(other, ledger.body(entry), () => ({}));
  };
  const { amount: _amount, date: _date, period: _period, ...nameless } = body;
  const own = titleOf(key, key.kind === 'claim' ? nameless : body, titleOfOther);
  const subject = body.subject as RecordKey | undefined;
  const above = key.kind === 'claim' && subject?.id !== 'system' && subject !== undefined ? titleOfOther(subject) : {};
  return Object.fromEntries(
    languages.map((language) => [language, [above[language], own[language]].filter(Boolean).join(': ')]),
  );
}

/** The change in words, if it is one of a value, a date or a text. Null: the editor must write it. */
function wordsOfChange(before: Body, after: Body): { oldValue: Trilingual; newValue: Trilingual } | null {
  const fields = Object.keys({ ...before, ...after }).filter((name) => !same(before[name], after[name]));
  const changed = readableFields.filter((name) => fields.includes(name));
  const values = [before, after].map((body) =>
    Object.fromEntries(
      languages.map((language) => [
        language,
        changed
          .map((name) => inWords(body[name], language))
          .filter(Boolean)
          .join('; '),
      ]),
    ),
  );
  const [oldValue, newValue] = values as [Trilingual, Trilingual];
  return changed.length === 0 ? null : { oldValue, newValue };
}

/** Fields whose values need no label; the value of a claim comes first. */
const readableFields = [
  'amount',
  'date',
  'statement',
  'period',
  'existed',
  'name',
  'fullName',
  'summary',
  'label',
  'title',
  'text',
];

function inWords(value: unknown, language: Language): string {
  if (typeof value === 'number' || (isFields(value) && ('min' in value || 'max' in value)))
    return amountWords(value, language);
  return wordsOf(value)[language] ?? '';
}
