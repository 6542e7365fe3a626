import type { MemorialText } from '../../../db/model/api/text.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { Section } from '../../shared/ui/Section.tsx';
import { AskButton } from '../ask/AskButton.tsx';
import { SourceList } from '../evidence/SourceList.tsx';
import { TakeHomeButton } from '../take-home/TakeHomeButton.tsx';
import { takeHomeOfText } from '../take-home/take-home-text.ts';
import styles from './TextScreen.module.css';
import { TextBody } from './text/TextBody.tsx';

/** A memorial text; a content note, where it has one, is a line of the head and hides nothing. */
export function TextScreen({ text }: { text: MemorialText }) {
  const citations = [...text.citations, ...[...text.blocks, ...text.claims].flatMap((entry) => entry.citations)];
  return (
    <article class={hasVoices(text) ? `${styles.text} ${styles.wide}` : styles.text}>
      <header class={styles.head}>
        <p class={styles.kind}>{t(`textKind.${text.kind}`)}</p>
        <h1 class={styles.title}>{text.title}</h1>
        {text.contentNote !== null && <p class={styles.note}>{text.contentNote}</p>}
        <p class={styles.lead}>{text.lead}</p>
      </header>
      <div>
        <TextBody blocks={text.blocks} />
        <Section title={t('camp.sources')} when={true}>
          <SourceList citations={citations} />
        </Section>
        <div class={styles.ways}>
          <TakeHomeButton of={takeHomeOfText(text)} look={styles.way} />
          <AskButton about={{ from: `#/remembrance/${text.id}` }} look={styles.way} />
        </div>
      </div>
    </article>
  );
}

function hasVoices(text: MemorialText): boolean {
  return text.blocks.some(({ form }) => form === 'official' || form === 'survivors');
}
