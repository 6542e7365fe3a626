import { Fragment } from 'preact';
import type { Block } from '../../../../db/model/api/text.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { type Key, t } from '../../../shared/i18n/i18n.ts';
import { CitationsMark } from '../../evidence/EvidenceMark.tsx';
import { type Inline, parseInlines } from './markdown.ts';
import { Pictures } from './Picture.tsx';
import { Prose } from './Prose.tsx';
import styles from './TextBody.module.css';
import { type Passage, passagesOf } from './text-passages.ts';

/** One column of 55–70 characters; two where the official and the survivors' accounts of a day are side by side. */
export function TextBody({ blocks }: { blocks: Block[] }) {
  return (
    <div class={styles.body}>
      {passagesOf(blocks).map((passage, index) =>
        passage.form === 'single' ? (
          <Fragment key={index}>
            <SingleBlock block={passage.block} />
            <Pictures media={passage.block.media} />
          </Fragment>
        ) : (
          <TwoVoices key={index} passage={passage} />
        ),
      )}
    </div>
  );
}

function SingleBlock({ block }: { block: Block }) {
  const text = <BlockText block={block} />;
  if (block.form === 'heading') return <h2 class={styles.heading}>{text}</h2>;
  if (block.form === 'quote') return <blockquote class={styles.quote}>{text}</blockquote>;
  return (
    <p class={styles.paragraph}>
      {block.date && <span class={styles.date}>{formatDate(block.date, t)}</span>}
      {text}
    </p>
  );
}

/** One day in two voices; where only one of them speaks, the other column stays empty. */
function TwoVoices({ passage }: { passage: Passage & { form: 'voices' } }) {
  return (
    <section class={styles.day}>
      {passage.date && <h3 class={styles.dayDate}>{formatDate(passage.date, t)}</h3>}
      <Voice name="voice.official" blocks={passage.official} />
      <Voice name="voice.survivors" blocks={passage.survivors} />
    </section>
  );
}

function Voice({ name, blocks }: { name: Key; blocks: Block[] }) {
  return (
    <div class={styles.voice} data-silent={blocks.length === 0}>
      <p class={styles.voiceName}>{t(name)}</p>
      {blocks.map((block, index) => (
        <Fragment key={index}>
          <p class={styles.voiceText}>
            <BlockText block={block} />
          </p>
          <Pictures media={block.media} />
        </Fragment>
      ))}
    </div>
  );
}

/** Keeps the mark beside the last word: it never begins a line. */
const wordJoiner = '\u2060';

/** The text of a block, and the mark of the sources behind all of it. */
function BlockText({ block }: { block: Block }) {
  return (
    <>
      <Prose markdown={block.markdown} />
      {block.citations.length > 0 && wordJoiner}
      <span class={endsInTarget(block.markdown) ? styles.apart : undefined}>
        <CitationsMark title="sheet.block" citations={block.citations} />
      </span>
    </>
  );
}

/** The text ends in a link or a mark: without a gap, one of the two would lack the room for a finger. */
function endsInTarget(markdown: string): boolean {
  const [before, last] = parseInlines(markdown).slice(-2);
  const isTarget = (inline: Inline | undefined): boolean => inline?.form === 'mark' || inline?.form === 'link';
  return isTarget(last) || (isTarget(before) && last?.form === 'words' && last.text.length < 4);
}
