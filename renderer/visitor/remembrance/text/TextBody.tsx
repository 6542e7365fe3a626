import { Fragment } from 'preact';
import type { Block } from '../../../../db/model/api/text.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { BlockWords } from './BlockWords.tsx';
import { Pictures } from './Pictures.tsx';
import styles from './TextBody.module.css';
import { TwoVoices } from './TwoVoices.tsx';
import { passagesOf } from './text-passages.ts';

/** One column of 55–70 characters; two where the official voice and the survivors' stand beside each other. */
export function TextBody({ blocks }: { blocks: Block[] }) {
  const passages = passagesOf(blocks);
  return (
    <div class={styles.body}>
      {passages.map((passage, index) =>
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
  const words = <BlockWords block={block} />;
  if (block.form === 'heading') return <h2 class={styles.heading}>{words}</h2>;
  if (block.form === 'quote') return <blockquote class={styles.quote}>{words}</blockquote>;
  return (
    <p class={styles.paragraph}>
      {block.date && <span class={styles.date}>{formatDate(block.date, t)}</span>}
      {words}
    </p>
  );
}
