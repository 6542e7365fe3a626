import { Fragment } from 'preact';
import { KeepTogether } from '../../../shared/ui/KeepTogether.tsx';
import { ClaimMark } from '../../evidence/EvidenceMark.tsx';
import { sheet } from '../../navigation/sheet.ts';
import { type LinkKind, type Piece, parsePieces } from './markdown.ts';
import styles from './Prose.module.css';

const folders: Record<Exclude<LinkKind, 'term'>, string> = {
  camp: 'camps',
  text: 'remembrance',
  question: 'figures',
};

/** One paragraph of the Markdown subset: words, links, and the marks of the figures in it. */
export function Prose({ markdown }: { markdown: string }) {
  const pieces = parsePieces(markdown);
  return (
    <>
      {pieces.map((piece, index) => (
        <Fragment key={index}>{drawnBefore(piece, pieces[index + 1], pieces[index - 1])}</Fragment>
      ))}
    </>
  );
}

/** A mark is drawn with the words before it, so that it never begins a line. */
function drawnBefore(piece: Piece, next: Piece | undefined, before: Piece | undefined) {
  if (piece.form === 'mark' && before?.form === 'words') return null;
  if (piece.form === 'mark' && before?.form === 'link') return <span class={styles.apart}>{drawn(piece)}</span>;
  if (piece.form !== 'words' || next?.form !== 'mark') return drawn(piece);
  return (
    <KeepTogether text={piece.text}>
      <ClaimMark claimId={next.claimId} />
    </KeepTogether>
  );
}

function drawn(piece: Piece) {
  switch (piece.form) {
    case 'words':
      return piece.text;
    case 'strong':
      return <strong class={styles.strong}>{piece.text}</strong>;
    case 'emphasis':
      return <em>{piece.text}</em>;
    case 'mark':
      return <ClaimMark claimId={piece.claimId} />;
    case 'link':
      return <ProseLink kind={piece.kind} id={piece.id} text={piece.text} />;
  }
}

function ProseLink({ kind, id, text }: { kind: LinkKind; id: string; text: string }) {
  if (kind !== 'term') {
    return (
      <a class={styles.link} href={`#/${folders[kind]}/${id}`}>
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
