/**
 * Lists within one cell: one item a line, its fields parted by ` | `, the first ones known by their position, the
 * others written `name=text`. `\|` is a bar, `\\` a backslash, `\n` a line break, `\s` a blank at an edge.
 *
 *     Ақтөбелаг | kk | printed | source=article | as_printed=Ақтөбелаг
 */
export interface NotedItem {
  /** Fields by position. */
  first: string[];
  named: { name: string; text: string }[];
}

/** @returns the items, or null where a line has another form */
export function readItems(cell: string, positions: number): NotedItem[] | null {
  const lines = cell.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const items = lines.map((line) => readItem(fieldsOf(line), positions));
  return items.every((item) => item !== null) ? items : null;
}

function readItem(fields: string[], positions: number): NotedItem | null {
  if (fields.length < positions) return null;
  const named = fields.slice(positions).map((field) => {
    const match = /^([a-z_]+)=(.*)$/s.exec(field);
    return match && { name: match[1] ?? '', text: unescaped(match[2] ?? '') };
  });
  if (!named.every((field) => field !== null)) return null;
  return { first: fields.slice(0, positions).map(unescaped), named };
}

export function writeItems(items: readonly NotedItem[]): string {
  const lineOf = ({ first, named }: NotedItem) =>
    [...first.map(escaped), ...named.map(({ name, text }) => `${name}=${escaped(text)}`)].join(' | ');
  return items.map(lineOf).join('\n');
}

/** Parts a line at its bars, those after a backslash excepted; blanks around a field fall away. */
function fieldsOf(line: string): string[] {
  const fields = [''];
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? '';
    if (sign === '|') fields.push('');
    else fields[fields.length - 1] += sign === '\\' ? sign + (line[++at] ?? '') : sign;
  }
  return fields.map((field) => field.trim());
}

const signs: Record<string, string> = { n: '\n', r: '\r', s: ' ' };

const unescaped = (field: string): string => field.replace(/\\(.)/gs, (_, sign: string) => signs[sign] ?? sign);

const escaped = (text: string): string =>
  text
    .replace(/[\\|]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/^ | $/g, '\\s');
