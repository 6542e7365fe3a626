import type { Citation } from '../../../db/model/api/claim.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { useLoaded } from '../../shared/ui/use-loaded.ts';
import { useServices } from '../navigation/services.ts';
import { printedParts } from './printed-parts.ts';
import styles from './Sheet.module.css';

interface CitationsSheetProps {
  /** Absent where a heading precedes the sheet. */
  title?: string;
  citations: Citation[];
}

/** The sources of an entry that is not a claim. */
export function CitationsSheet({ title, citations }: CitationsSheetProps) {
  return (
    <>
      {title && (
        <header class={styles.subject}>
          <h2 class={styles.statement}>{title}</h2>
        </header>
      )}
      <CitationList citations={citations} />
    </>
  );
}

export function CitationList({ citations }: { citations: Citation[] }) {
  return (
    <>
      <h3 class={styles.heading}>{t('source.whoSaysSo', { count: citations.length })}</h3>
      {citations.map((citation, index) => (
        <CitationCard key={`${citation.sourceId}-${index}`} citation={citation} />
      ))}
    </>
  );
}

/** One source and the words that it prints. */
function CitationCard({ citation }: { citation: Citation }) {
  const { api } = useServices();
  const { sourceId, sourceTitle, reading, locator } = citation;
  const load = () => api.source(language.value, sourceId).catch(() => null);
  const source = useLoaded(load, [api, sourceId, language.value]);
  return (
    <section class={styles.citation}>
      <p class={styles.source}>{source?.title ?? sourceTitle}</p>
      {source && (
        <p class={styles.quiet}>
          {t(`sourceKind.${source.kind}`)} · {t(`consulted.${source.consulted}`)}
        </p>
      )}
      <AsPrinted citation={citation} />
      {reading && <Detail name={t('source.reading')} text={reading} />}
      {locator && <Detail name={t('source.locator')} text={locator} />}
      {source?.reliability && <Detail name={t('source.reliability')} text={source.reliability} />}
      {source?.url && <Detail name={t('source.address')} text={source.url} />}
    </section>
  );
}

/** The figure marked in its fragment, Kazakh in every language, or alone if there is no fragment. */
function AsPrinted({ citation: { asPrinted, fragment } }: { citation: Citation }) {
  if (!asPrinted) return null;
  if (!fragment) return <Detail name={t('source.asPrinted')} text={`«${asPrinted}»`} printed />;
  return (
    <>
      <p class={styles.printedName}>{t('source.asPrinted')}</p>
      <blockquote class={styles.fragment}>
        {printedParts(fragment, asPrinted).map(({ text, marked }, index) =>
          marked ? (
            <mark key={index} class={styles.figure}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </blockquote>
    </>
  );
}

function Detail({ name, text, printed }: { name: string; text: string; printed?: boolean }) {
  return (
    <p class={styles.detail}>
      <span class={styles.quiet}>{name}</span>
      <span class={printed ? styles.printed : undefined}>{text}</span>
    </p>
  );
}
