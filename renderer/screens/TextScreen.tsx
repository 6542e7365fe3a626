import type { MemorialText } from '../../db/model/record/text.ts';
import { ContentNote } from '../components/ContentNote.tsx';
import { Section } from '../components/Section.tsx';
import { SourceList } from '../components/SourceList.tsx';
import { TextBody } from '../components/TextBody.tsx';
import { notesRead } from '../state/visit.ts';
import { t } from '../state/words.ts';
import styles from './TextScreen.module.css';

/** A memorial text to read slowly. Where a reader should know something before, a note stands first, with a way out. */
export function TextScreen({ text }: { text: MemorialText }) {
  const readOn = text.contentNote === null || notesRead.value.has(text.id);
  const citations = [...text.citations, ...[...text.blocks, ...text.claims].flatMap((entry) => entry.citations)];
  return (
    <article class={hasVoices(text) ? `${styles.text} ${styles.wide}` : styles.text}>
      <header class={styles.head}>
        <p class={styles.kind}>{t(`textKind.${text.kind}`)}</p>
        <h1 class={styles.title}>{text.title}</h1>
        <p class={styles.lead}>{text.lead}</p>
      </header>
      <div>
        {text.contentNote !== null && !readOn ? (
          <ContentNote
            note={text.contentNote}
            onReadOn={() => (notesRead.value = new Set(notesRead.value).add(text.id))}
          />
        ) : (
          <>
            <TextBody blocks={text.blocks} />
            <Section title={t('camp.sources')} when={true}>
              <SourceList citations={citations} />
            </Section>
          </>
        )}
      </div>
    </article>
  );
}

function hasVoices(text: MemorialText): boolean {
  return text.blocks.some(({ form }) => form === 'official' || form === 'survivors');
}
