import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** A place in a text file, both counted from 1. */
interface Place {
  line: number;
  column: number;
}

/** Parsed JSON with the place of each part, so that a message about a setting can name its line. */
type LocatedJson =
  | { ok: true; value: unknown; placeOf: (path: readonly (string | number)[]) => Place }
  | { ok: false; place: Place; reason: string };

const reasons: Record<string, string> = {
  PropertyNameExpected: 'a key in "quotation marks" is expected here',
  ValueExpected: 'a value is expected here: text in "quotation marks", a number, true, false, null, [ or {',
  ColonExpected: '":" is missing here',
  CommaExpected: '"," or a closing bracket is missing here',
  CloseBraceExpected: '"}" is missing here',
  CloseBracketExpected: '"]" is missing here',
  EndOfFileExpected: 'nothing may follow the closing bracket',
  InvalidCommentToken: 'comments are not allowed',
  UnexpectedEndOfString: 'the text is not closed by a quotation mark',
};

/** Accepts exactly what JSON.parse accepts, and a byte-order mark. */
export function parseLocatedJson(text: string): LocatedJson {
  const bare = text.replace(/^\ufeff/, '');
  const errors: ParseError[] = [];
  const root = parseTree(bare, errors, { disallowComments: true });
  try {
    const value: unknown = JSON.parse(bare);
    return { ok: true, value, placeOf: (path) => placeAt(bare, offsetOf(root, path)) };
  } catch {
    const [first] = errors;
    const reason = first && reasons[printParseErrorCode(first.error)];
    return { ok: false, place: placeAt(bare, first?.offset ?? 0), reason: reason ?? 'this is not valid JSON' };
  }
}

/** The offset of the value at `path` (of a member: of its key), or of the nearest part around it. */
function offsetOf(root: Node | undefined, path: readonly (string | number)[]): number {
  let node = root;
  let offset = root?.offset ?? 0;
  for (const step of path) {
    // Of equal keys JSON.parse takes the last.
    const part =
      node?.type === 'array'
        ? node.children?.[Number(step)]
        : node?.children?.findLast(({ children }) => children?.[0]?.value === step);
    if (part === undefined) break;
    offset = part.offset;
    node = part.type === 'property' ? part.children?.[1] : part;
  }
  return offset;
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
