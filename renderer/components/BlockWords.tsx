import type { Block } from '../../db/model/record/text.ts';
import { CitationsMark } from './Mark.tsx';
import { Prose } from './Prose.tsx';

/** Keeps the mark beside the last word: it never begins a line. */
const wordJoiner = '\u2060';

/** The words of a block, and the mark of the sources behind all of them. */
export function BlockWords({ block }: { block: Block }) {
  return (
    <>
      <Prose markdown={block.markdown} />
      {block.citations.length > 0 && wordJoiner}
      <CitationsMark title="sheet.block" citations={block.citations} />
    </>
  );
}
