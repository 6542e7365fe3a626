import type { RecordKey, StatedFigure } from '../../model/api/records.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import type { Body } from '../types.ts';
import { isFields } from './changes.ts';
import type { Lists } from './lists.ts';
import type { History } from './revisions.ts';

/** Smaller numbers are searched only in related records: elsewhere they mean something else. */
const minDistinctive = 1_000;
const maxCandidates = 500;
const maxFound = 50;
const excerptLength = 80;

interface Parts {
  db: Pick<WritableDb, 'prepare'>;
  lists: Pick<Lists, 'summary' | 'usedBy' | 'claimsOf'>;
  history: Pick<History, 'body'>;
}

/** Finds the places of a number in any notation; records about the same subject come first. */
export function createStatedFigures({ db, lists, history }: Parts) {
  const byWords = db.prepare<[string], RecordKey>(`
    SELECT record.kind, record.id FROM word CROSS JOIN record ON record.serial = word.rowid
    WHERE word MATCH ? AND record.state <> 'withdrawn' LIMIT ${maxCandidates}`);
  const headBody = (key: RecordKey): Body | null => {
    const summary = lists.summary(key);
    return summary && history.body(key, summary.revision);
  };
  return (key: RecordKey, figure: number, language: Language): StatedFigure[] => {
    const subject = subjectOf(key, headBody(key));
    const related = [subject, ...lists.claimsOf(subject), ...lists.usedBy(subject), ...lists.usedBy(key)];
    const anywhere = figure < minDistinctive ? [] : byWords.all(wordsOf(figure));
    const keys = new Map([...related, ...anywhere].map(({ kind, id }) => [`${kind} ${id}`, { kind, id }]));
    keys.delete(`${key.kind} ${key.id}`);
    const found: StatedFigure[] = [];
    for (const other of keys.values()) {
      const place = placeOf(headBody(other), figure, language);
      const record = place && lists.summary(other);
      if (record && record.state !== 'withdrawn') found.push({ record, figure, ...place });
      if (found.length === maxFound) break;
    }
    return found;
  };
}

function subjectOf(key: RecordKey, body: Body | null): RecordKey {
  return key.kind === 'claim' && isFields(body?.subject) ? (body.subject as unknown as RecordKey) : key;
}

/** Digits in groups of three from the right: `65673` as `65` and `673`. */
const groupsOf = (figure: number): string[] =>
  String(figure)
    .replace(/\B(?=(\d{3})+$)/g, ' ')
    .split(' ');

/** A full-text query: the folded words of a text part its groups, a number field does not. */
function wordsOf(figure: number): string {
  const together = groupsOf(figure)
    .map((group) => `"${group}"`)
    .join(' AND ');
  return `"${figure}" OR (${together})`;
}

type Place = Pick<StatedFigure, 'path' | 'excerpt'>;

/** The first place of a body that states the figure; of a text in three languages, in this one where it does. */
function placeOf(body: Body | null, figure: number, language: Language): Place | null {
  const pattern = new RegExp(`(?<![\\d.,])${groupsOf(figure).join('[ \\u00a0\\u202f\\u2009,.]?')}(?![\\d])`);
  const search = (value: unknown, path: Place['path']): Place | null => {
    if (value === figure) return { path, excerpt: '' };
    if (typeof value === 'string') {
      const at = value.search(pattern);
      return at === -1 ? null : { path, excerpt: excerptOf(value, at) };
    }
    if (value === null || typeof value !== 'object') return null;
    const members = Object.entries(value);
    for (const [name, member] of [...members.filter(([name]) => name === language), ...members]) {
      if (notTexts.has(name)) continue;
      const found = search(member, [...path, Array.isArray(value) ? Number(name) : name]);
      if (found) return found;
    }
    return null;
  };
  return body && search(body, []);
}

/** Whole words around a place. */
function excerptOf(text: string, at: number): string {
  const [from, to] = [Math.max(0, at - 30), at + excerptLength - 30];
  const before = from === 0 ? text.slice(0, at) : `…${text.slice(from, at).replace(/^\S*\s/, '')}`;
  const after = to >= text.length ? text.slice(at) : `${text.slice(at, to).replace(/\s\S*$/, '')}…`;
  return before + after;
}

const notTexts = new Set(['id', 'fact', 'url', 'sha256', 'date', 'period', 'existed', 'source']);
