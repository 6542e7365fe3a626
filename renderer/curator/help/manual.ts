import type { Language } from '../../../db/model/vocabulary.ts';

/** The curators' manual in `docs/manual`, read when it is first opened. */
const files = import.meta.glob<string>(['../../../docs/manual/*/*.md', '!**/technician.md'], {
  query: '?raw',
  import: 'default',
});

export const manualParts = ['editing', 'publishing', 'many', 'names', 'documents'] as const;
export type ManualPart = (typeof manualParts)[number];

/** A chapter of the manual: the text under one heading. */
export interface Passage {
  title: string;
  blocks: Block[];
}

export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'steps'; items: string[] }
  | { kind: 'rows'; head: string[]; rows: string[][] };

export type Manual = Record<ManualPart, Passage[]>;

export async function readManual(language: Language): Promise<Manual> {
  const parts = manualParts.map(async (part) => {
    const text = await files[`../../../docs/manual/${language}/${part}.md`]?.();
    return [part, passagesOf(text ?? '')] as const;
  });
  return Object.fromEntries(await Promise.all(parts)) as Manual;
}

/** The chapters of a page. Pictures are left out: the reader sees the screen itself. */
export function passagesOf(markdown: string): Passage[] {
  const [, ...chapters] = `\n${markdown}`.split('\n## ');
  return chapters.map((chapter) => {
    const [title = '', ...rest] = chapter.split('\n');
    const paragraphs = rest.join('\n').split(/\n{2,}/);
    return { title: title.trim(), blocks: paragraphs.map((each) => each.trim()).flatMap(blockOf) };
  });
}

function blockOf(text: string): Block[] {
  if (text === '' || text.startsWith('![')) return [];
  if (text.startsWith('|')) {
    const [head = [], , ...rows] = text.split('\n').map(cellsOf);
    return [{ kind: 'rows', head, rows }];
  }
  if (!/^\d+\. /.test(text)) return [{ kind: 'text', text: oneLine(text) }];
  return [
    {
      kind: 'steps',
      items: text
        .split(/^\d+\. /m)
        .slice(1)
        .map(oneLine),
    },
  ];
}

const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ');

/** A piece of a line. */
export type Inline = { kind: 'plain' | 'strong' | 'code'; text: string } | { kind: 'link'; text: string; to: string };

const marks = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g;

export function inlinesOf(line: string): Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  for (const { 0: whole, 1: strong, 2: code, 3: words, 4: to = '', index } of line.matchAll(marks)) {
    if (index > from) pieces.push({ kind: 'plain', text: line.slice(from, index) });
    from = index + whole.length;
    if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else pieces.push({ kind: 'link', text: words ?? '', to });
  }
  if (from < line.length) pieces.push({ kind: 'plain', text: line.slice(from) });
  return pieces;
}
