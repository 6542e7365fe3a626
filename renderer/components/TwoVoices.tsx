import type { Block } from '../../db/model/record/text.ts';
import { dateWords } from '../state/dateWords.ts';
import type { Passage } from '../state/textPassages.ts';
import { type Key, t } from '../state/words.ts';
import { CitationsMark } from './Mark.tsx';
import { Prose } from './Prose.tsx';
import styles from './TwoVoices.module.css';

interface TwoVoicesProps {
  passage: Passage & { form: 'voices' };
  /** The first of them names the two columns for all. */
  named: boolean;
}

/** One day in two voices; where only one of them speaks, the other column stays empty. */
export function TwoVoices({ passage, named }: TwoVoicesProps) {
  return (
    <section class={styles.day}>
      {passage.date && <h3 class={styles.date}>{dateWords(passage.date, t)}</h3>}
      <Voice name="voice.official" blocks={passage.official} named={named} />
      <Voice name="voice.survivors" blocks={passage.survivors} named={named} />
    </section>
  );
}

function Voice({ name, blocks, named }: { name: Key; blocks: Block[]; named: boolean }) {
  return (
    <div class={styles.voice} data-silent={blocks.length === 0}>
      <p class={named ? styles.name : styles.nameAgain}>{t(name)}</p>
      {blocks.map((block, index) => (
        <p key={index} class={styles.words}>
          <Prose markdown={block.markdown} />
          <CitationsMark title="sheet.block" citations={block.citations} />
        </p>
      ))}
    </div>
  );
}
