import { ArrowRight } from 'lucide';
import type { Citation } from '../../../db/model/api/claim.ts';
import type { SourceReference } from '../../../db/model/api/source.ts';
import { formatDate } from '../../shared/format/date.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useLoaded } from '../../shared/ui/use-loaded.ts';
import { hrefOf } from '../navigation/route.ts';
import { useServices } from '../navigation/services.ts';
import { locatorText } from './locator.ts';
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

/** @param claimId the claim that the citations are of: a document opens on its value */
export function CitationList({ citations, claimId }: { citations: Citation[]; claimId?: string }) {
  return (
    <>
      <h3 class={styles.heading}>{t('source.whoSaysSo', { count: witnessesOf(citations) })}</h3>
      {citations.map((citation, index) => (
        <CitationCard key={`${citation.sourceId}-${index}`} citation={citation} claimId={claimId} />
      ))}
    </>
  );
}

/** Sources that do not rest on another of these: a database made from a handbook is no second witness. */
function witnessesOf(citations: Citation[]): number {
  const cited = new Set(citations.map(({ sourceId }) => sourceId));
  const dependent = citations.filter(({ derivedFrom }) => derivedFrom !== undefined && cited.has(derivedFrom));
  return citations.length - dependent.length;
}

/** One source and the words that it prints. */
function CitationCard({ citation, claimId }: { citation: Citation; claimId: string | undefined }) {
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
      {locator && <Detail name={t('source.locator')} text={locatorText(locator, source?.kind, t)} />}
      {citation.document && <DocumentLink document={citation.document} claimId={claimId ?? null} />}
      {source?.reference && <Bibliography reference={source.reference} />}
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

/** Author, place and year of publication, and what the source was made from. */
function Bibliography({ reference }: { reference: SourceReference }) {
  const { authors, container, publisher, published, pages, isbn, doi, derivedFrom } = reference;
  const numbers = [isbn && `ISBN ${isbn}`, doi && `DOI ${doi}`];
  const parts = [authors.join('; '), container, publisher, published && formatDate(published, t), pages, ...numbers];
  const text = parts.filter(Boolean).join(' · ');
  return (
    <>
      {text !== '' && <Detail name={t('source.bibliography')} text={text} />}
      {derivedFrom && <p class={styles.quiet}>{t('source.derived', { title: derivedFrom.name })}</p>}
    </>
  );
}

function DocumentLink({ document: { id, title }, claimId }: DocumentLinkProps) {
  return (
    <a class={styles.document} href={hrefOf({ screen: 'document', id, claimId })}>
      <span>
        <span class={styles.quiet}>{t('document.open')}</span>
        <br />
        {title}
      </span>
      <Icon node={ArrowRight} />
    </a>
  );
}

interface DocumentLinkProps {
  document: NonNullable<Citation['document']>;
  claimId: string | null;
}

function Detail({ name, text, printed }: { name: string; text: string; printed?: boolean }) {
  return (
    <p class={styles.detail}>
      <span class={styles.quiet}>{name}</span>
      <span class={printed ? styles.printed : undefined}>{text}</span>
    </p>
  );
}
