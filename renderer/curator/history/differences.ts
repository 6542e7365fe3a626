/** Text that both versions share, or that only the old or the new one has. */
export interface DiffPart {
  form: 'same' | 'gone' | 'new';
  text: string;
}

/** A figure with its thousands and decimals is one token: half of a number is never marked. */
const token = /\d+(?:[ ,\u00A0\u202F]\d{3})*(?:[.,]\d+)?|[\p{L}\p{M}\p{N}]+|\s+|[^\s\p{L}\p{N}]/gu;

/** Above this number of token pairs the versions are not compared word by word. */
const maxPairs = 4_000_000;

/** What changed from `old` to `next`, word by word. */
export function differences(old: string, next: string): DiffPart[] {
  const a = old.match(token) ?? [];
  const b = next.match(token) ?? [];
  const head = sharedHead(a, b);
  const tail = sharedTail(a.slice(head), b.slice(head));
  const middle = aligned(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return joined([...a.slice(0, head).map(same), ...middle, ...a.slice(a.length - tail).map(same)]);
}

const same = (text: string): DiffPart => ({ form: 'same', text });
const gone = (text: string): DiffPart => ({ form: 'gone', text });
const added = (text: string): DiffPart => ({ form: 'new', text });

function sharedHead(a: string[], b: string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

const sharedTail = (a: string[], b: string[]): number => sharedHead(a.toReversed(), b.toReversed());

/** Longest common subsequence of the tokens. */
function aligned(a: string[], b: string[]): DiffPart[] {
  if (a.length * b.length > maxPairs) return [...a.map(gone), ...b.map(added)];
  const width = b.length + 1;
  const lengths = commonLengths(a, b);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      parts.push(same(left));
      i++;
      j++;
    } else if (right === undefined || (left !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      parts.push(gone(left ?? ''));
      i++;
    } else {
      parts.push(added(right));
      j++;
    }
  }
  return parts;
}

/** `lengths[i * (b.length + 1) + j]`: how many tokens `a` from i and `b` from j have in common. */
function commonLengths(a: string[], b: string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const below = lengths[(i + 1) * width + j] ?? 0;
      const beside = lengths[i * width + j + 1] ?? 0;
      const both = (lengths[(i + 1) * width + j + 1] ?? 0) + 1;
      lengths[i * width + j] = a[i] === b[j] ? both : Math.max(below, beside);
    }
  }
  return lengths;
}

/** Joins adjacent parts of one form; a space between two changes belongs to both. */
function joined(parts: DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let run = { gone: '', new: '' };
  const flush = (): void => {
    if (run.gone) out.push(gone(run.gone));
    if (run.new) out.push(added(run.new));
    run = { gone: '', new: '' };
  };
  parts.forEach(({ form, text }, index) => {
    if (form !== 'same') run[form] += text;
    else if (/^\s+$/.test(text) && (run.gone || run.new) && parts[index + 1]?.form !== 'same' && parts[index + 1]) {
      run.gone += text;
      run.new += text;
    } else {
      flush();
      const last = out.at(-1);
      if (last?.form === 'same') last.text += text;
      else out.push(same(text));
    }
  });
  flush();
  return out;
}
