import { Fragment } from 'preact';
import type { Block } from '../../../../db/model/api/text.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { type Key, t } from '../../../shared/i18n/i18n.ts';
import { BlockWords } from './BlockWords.tsx';
import { Pictures } from './Pictures.tsx';
import styles from './TwoVoices.module.css';
import type { Passage } from './text-passages.ts';

/** One day in two voices; where only one of them speaks, the other column stays empty. */
export function TwoVoices({ passage }: { passage: Passage & { form: 'voices' } }) {
  return (
    <section class={styles.day}>
      {passage.date && <h3 class={styles.date}>{formatDate(passage.date, t)}</h3>}
      <Voice name="voice.official" blocks={passage.official} />
      <Voice name="voice.survivors" blocks={passage.survivors} />
    </section>
  );
}

function Voice({ name, blocks }: { name: Key; blocks: Block[] }) {
  return (
    <div class={styles.voice} data-silent={blocks.length === 0}>
      <p class={styles.name}>{t(name)}</p>
      {blocks.map((block, index) => (
        <Fragment key={index}>
          <p class={styles.words}>
            <BlockWords block={block} />
          </p>
          <Pictures media={block.media} />
        </Fragment>
      ))}
    </div>
  );
}
