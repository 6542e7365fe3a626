import { Fragment } from 'preact';
import { KeepTogether } from '../../../shared/ui/KeepTogether.tsx';
import { ClaimMark } from '../../evidence/EvidenceMark.tsx';
import { sheet } from '../../navigation/sheet.ts';
import { type Inline, type LinkKind, parseInlines } from './markdown.ts';
import styles from './Prose.module.css';

const paths: Record<Exclude<LinkKind, 'term'>, string> = {
  camp: 'camps',
  text: 'remembrance',
  question: 'figures',
  person: 'people',
  document: 'documents',
  event: 'events',
};

/** One paragraph of the Markdown subset: text, links, and the marks of its figures. */
export function Prose({ markdown }: { markdown: string }) {
  const inlines = parseInlines(markdown);
  return (
    <>
      {inlines.map((inline, index) => (
        <Fragment key={index}>{renderWithMark(inline, inlines[index + 1], inlines[index - 1])}</Fragment>
      ))}
    </>
  );
}

/** A mark is drawn with the text before it, so that it never begins a line. */
function renderWithMark(inline: Inline, next: Inline | undefined, before: Inline | undefined) {
  if (inline.form === 'mark' && before?.form === 'words') return null;
  if (inline.form === 'mark' && (before?.form === 'link' || before?.form === 'mark'))
    return <span class={styles.apart}>{render(inline)}</span>;
  if (inline.form !== 'words' || next?.form !== 'mark') return render(inline);
  return (
    <KeepTogether text={inline.text}>
      <ClaimMark claimId={next.claimId} />
    </KeepTogether>
  );
}

function render(inline: Inline) {
  switch (inline.form) {
    case 'words':
      return inline.text;
    case 'strong':
      return <strong class={styles.strong}>{inline.text}</strong>;
    case 'emphasis':
      return <em>{inline.text}</em>;
    case 'mark':
      return <ClaimMark claimId={inline.claimId} />;
    case 'link':
      return <ProseLink kind={inline.kind} id={inline.id} text={inline.text} />;
  }
}

function ProseLink({ kind, id, text }: { kind: LinkKind; id: string; text: string }) {
  if (kind !== 'term') {
    return (
      <a class={styles.link} href={`#/${paths[kind]}/${id}`}>
        {text}
      </a>
    );
  }
  const open = (): void => {
    sheet.value = { kind: 'term', termId: id };
  };
  return (
    <button type="button" class={styles.term} aria-haspopup="dialog" onClick={open}>
      {text}
    </button>
  );
}
