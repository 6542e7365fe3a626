import type { Block } from '../../../../db/model/api/text.ts';
import { CitationsMark } from '../../evidence/EvidenceMark.tsx';
import styles from './BlockWords.module.css';
import { parsePieces } from './markdown.ts';
import { Prose } from './Prose.tsx';

/** Keeps the mark beside the last word: it never begins a line. */
const wordJoiner = '\u2060';

/** The words of a block, and the mark of the sources behind all of them. */
export function BlockWords({ block }: { block: Block }) {
  return (
    <>
      <Prose markdown={block.markdown} />
      {block.citations.length > 0 && wordJoiner}
      <span class={endsInMark(block.markdown) ? styles.apart : undefined}>
        <CitationsMark title="sheet.block" citations={block.citations} />
      </span>
    </>
  );
}

/** A number stands at the end, with a mark of its own: a full stop apart, no finger could tell the two. */
function endsInMark(markdown: string): boolean {
  const [before, last] = parsePieces(markdown).slice(-2);
  return last?.form === 'mark' || (before?.form === 'mark' && last?.form === 'words' && last.text.length < 4);
}
