/** An inline element of the Markdown subset of the memorial texts (`db/model/entry/text.ts`). */
export type Inline =
  | { form: 'words'; text: string }
  | { form: 'strong' | 'emphasis'; text: string }
  | { form: 'link'; kind: LinkKind; id: string; text: string }
  | { form: 'mark'; claimId: string };

const linkKinds = ['term', 'camp', 'text', 'question', 'person', 'document', 'event'] as const;
export type LinkKind = (typeof linkKinds)[number];

const pattern =
  /\*\*(.+?)\*\*|\*(.+?)\*|\[\^([a-z0-9-]+)\]|\[([^\]]+)\]\((term|camp|text|question|person|document|event):([a-z0-9-]+)\)/g;

/** Parses one paragraph. Syntax outside of the subset stays plain text. */
export function parseInlines(markdown: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of markdown.matchAll(pattern)) {
    const [whole, strong, emphasis, claimId, text, kind, id] = match;
    if (match.index > end) inlines.push({ form: 'words', text: markdown.slice(end, match.index) });
    if (strong !== undefined) inlines.push({ form: 'strong', text: strong });
    else if (emphasis !== undefined) inlines.push({ form: 'emphasis', text: emphasis });
    else if (claimId !== undefined) inlines.push({ form: 'mark', claimId });
    else if (text && id && isLinkKind(kind)) inlines.push({ form: 'link', kind, id, text });
    end = match.index + whole.length;
  }
  if (end < markdown.length) inlines.push({ form: 'words', text: markdown.slice(end) });
  return inlines;
}

/** The text without marks and links. */
export function plainText(markdown: string): string {
  return parseInlines(markdown)
    .map((inline) => (inline.form === 'mark' ? '' : inline.text))
    .join('');
}

function isLinkKind(kind: string | undefined): kind is LinkKind {
  return linkKinds.some((known) => known === kind);
}
