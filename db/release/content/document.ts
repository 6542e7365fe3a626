import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { ContentProblem } from './problem.ts';

/** Steps from the top of a value to a field within it. */
export type FieldPath = readonly (string | number)[];

/** A parsed YAML file: its value, and the line of each field. */
export interface YamlDocument {
  value: unknown;
  lineOf(path: FieldPath): number | null;
}

/** Reads a file of the content folder. @returns null after adding its faults to `problems` */
export function readDocument(folder: string, file: string, problems: ContentProblem[]): YamlDocument | null {
  const refuse = (message: string, line: number | null) => {
    problems.push({ code: 'unreadable', file, line, entry: null, field: null, path: [], message });
  };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, file)));
  } catch (error) {
    refuse(error instanceof TypeError ? 'is not UTF-8 text: save it as UTF-8' : 'cannot be read', null);
    return null;
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: true });
  for (const error of document.errors) {
    const reason = error.message.split(/ at line \d+/)[0]?.replaceAll('\n', ' ');
    refuse(`is not valid YAML here: ${reason}`, error.linePos?.[0].line ?? null);
  }
  if (document.errors.length > 0) return null;
  try {
    return { value: document.toJS(), lineOf: (path) => lineOf(document, counter, path) };
  } catch {
    refuse('is not valid YAML: an alias (*name) points to nothing', null);
    return null;
  }
}

/** The line of the field, or of the nearest enclosing value that exists. */
function lineOf(document: Document, counter: LineCounter, path: FieldPath): number | null {
  for (let length = path.length; length >= 0; length--) {
    const start = offsetOf(document, path.slice(0, length));
    if (start !== null) return counter.linePos(start).line;
  }
  return null;
}

/** For a field the offset of its key, so that a block of text is reported at its heading. */
function offsetOf(document: Document, path: FieldPath): number | null {
  const last = path.at(-1);
  const parent = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (last !== undefined && isMap(parent)) {
    const pair = parent.items.find(({ key }) => isNode(key) && key.toJS(document) === last);
    return pair !== undefined && isNode(pair.key) ? (pair.key.range?.[0] ?? null) : null;
  }
  const node = last !== undefined && isSeq(parent) ? parent.items[Number(last)] : last === undefined ? parent : null;
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
