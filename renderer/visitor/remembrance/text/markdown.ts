/** The Markdown subset of the memorial texts (see `db/model/entry/text.ts`), taken apart. */
export type Piece =
  | { form: 'words'; text: string }
  | { form: 'strong' | 'emphasis'; text: string }
  | { form: 'link'; kind: LinkKind; id: string; text: string }
  | { form: 'mark'; claimId: string };

export const linkKinds = ['term', 'camp', 'text', 'question'] as const;
export type LinkKind = (typeof linkKinds)[number];

const pattern = /\*\*(.+?)\*\*|\*(.+?)\*|\[\^([a-z0-9-]+)\]|\[([^\]]+)\]\((term|camp|text|question):([a-z0-9-]+)\)/g;

/** Splits one paragraph. Anything that is not of the subset stays as the words it is. */
export function parsePieces(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of markdown.matchAll(pattern)) {
    const [whole, strong, emphasis, claimId, text, kind, id] = match;
    if (match.index > end) pieces.push({ form: 'words', text: markdown.slice(end, match.index) });
    if (strong !== undefined) pieces.push({ form: 'strong', text: strong });
    else if (emphasis !== undefined) pieces.push({ form: 'emphasis', text: emphasis });
    else if (claimId !== undefined) pieces.push({ form: 'mark', claimId });
    else if (text && id && isLinkKind(kind)) pieces.push({ form: 'link', kind, id, text });
    end = match.index + whole.length;
  }
  if (end < markdown.length) pieces.push({ form: 'words', text: markdown.slice(end) });
  return pieces;
}

/** The words alone, without marks and links. */
export function plainText(markdown: string): string {
  return parsePieces(markdown)
    .map((piece) => (piece.form === 'mark' ? '' : piece.text))
    .join('');
}

function isLinkKind(kind: string | undefined): kind is LinkKind {
  return linkKinds.some((known) => known === kind);
}
