import { useEffect, useState } from 'preact/hooks';
import type { Citation } from '../../../db/model/api/claim.ts';
import type { Source } from '../../../db/model/api/source.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { useServices } from '../navigation/services.ts';
import { PrintedFragment } from './PrintedFragment.tsx';
import styles from './Sheet.module.css';

interface CitationCardProps {
  citation: Citation;
}

/** One source behind an entry, with the words that it prints. */
export function CitationCard({ citation }: CitationCardProps) {
  const { api } = useServices();
  const [source, setSource] = useState<Source | null>(null);
  const speaking = language.value;
  useEffect(() => {
    let current = true;
    const load = api.source(speaking, citation.sourceId).catch(() => null);
    void load.then((found) => current && setSource(found));
    return () => {
      current = false;
    };
  }, [api, citation.sourceId, speaking]);
  return (
    <section class={styles.citation}>
      <p class={styles.source}>{source?.title ?? citation.sourceTitle}</p>
      {source && (
        <p class={styles.quiet}>
          {t(`sourceKind.${source.kind}`)} · {t(`consulted.${source.consulted}`)}
        </p>
      )}
      <AsPrinted citation={citation} />
      {citation.reading && <Detail name={t('source.reading')} words={citation.reading} />}
      {citation.locator && <Detail name={t('source.locator')} words={citation.locator} />}
      {source?.reliability && <Detail name={t('source.reliability')} words={source.reliability} />}
      {source?.url && <Detail name={t('source.address')} words={source.url} />}
    </section>
  );
}

/** The figure among the words around it, or by itself where only it is kept. */
function AsPrinted({ citation: { asPrinted, fragment } }: CitationCardProps) {
  if (!asPrinted) return null;
  if (!fragment) return <Detail name={t('source.asPrinted')} words={`«${asPrinted}»`} printed />;
  return (
    <>
      <p class={styles.printedName}>{t('source.asPrinted')}</p>
      <PrintedFragment fragment={fragment} asPrinted={asPrinted} />
    </>
  );
}

function Detail({ name, words, printed }: { name: string; words: string; printed?: boolean }) {
  return (
    <p class={styles.detail}>
      <span class={styles.quiet}>{name}</span>
      <span class={printed ? styles.printed : undefined}>{words}</span>
    </p>
  );
}
