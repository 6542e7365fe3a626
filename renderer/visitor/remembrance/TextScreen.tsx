import type { MemorialText } from '../../../db/model/api/text.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { Section } from '../../shared/ui/Section.tsx';
import { SourceList } from '../evidence/SourceList.tsx';
import { visitorSignal } from '../navigation/visit.ts';
import styles from './TextScreen.module.css';
import { TextBody } from './text/TextBody.tsx';

/** Ids of the texts whose note the visitor has read and confirmed. */
const notesRead = visitorSignal<ReadonlySet<string>>(new Set());

/** A memorial text. A content note, where it has one, must be confirmed first. */
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

/** What a reader should know before the text, and a link that leaves it. */
function ContentNote({ note, onReadOn }: { note: string; onReadOn(): void }) {
  return (
    <div class={styles.note}>
      <p class={styles.noteText}>{note}</p>
      <div class={styles.noteWays}>
        <button type="button" class={styles.readOn} onClick={onReadOn}>
          {t('text.readOn')}
        </button>
        <a class={styles.leave} href="#/remembrance">
          {t('text.leave')}
        </a>
      </div>
    </div>
  );
}
