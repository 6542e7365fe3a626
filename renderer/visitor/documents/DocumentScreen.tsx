import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ArchivalDocument, ArchivalReference } from '../../../db/model/api/document.ts';
import { formatDate } from '../../shared/format/date.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { LinkList } from '../../shared/ui/LinkList.tsx';
import { PageWithFoot } from '../../shared/ui/PageWithFoot.tsx';
import { Section } from '../../shared/ui/Section.tsx';
import { Tabs } from '../../shared/ui/Tabs.tsx';
import { ClaimList } from '../evidence/ClaimLine.tsx';
import { CitationsMark } from '../evidence/EvidenceMark.tsx';
import { SourceList } from '../evidence/SourceList.tsx';
import { NameList } from '../people/NameList.tsx';
import styles from './DocumentScreen.module.css';
import { ScanView } from './ScanView.tsx';

/** What is beside the scan; nothing only in full screen. */
type Part = 'transcription' | 'translation' | 'about' | 'scanOnly';

/** A document: its scan, and beside it the words, their translation, and what is known of it. */
export function DocumentScreen({ document, claimId }: { document: ArchivalDocument; claimId: string | null }) {
  const parts: Part[] = [
    ...(document.transcription === null ? [] : (['transcription'] as const)),
    ...(document.translation === null ? [] : (['translation'] as const)),
    'about',
  ];
  const chosen = useSignal<Part | null>(null);
  const wantsWide = useSignal(false);
  const hasScan = document.scans.length > 0;
  const isWide = wantsWide.value && hasScan;
  const usual = parts.at(-2) ?? 'about';
  if (isWide) parts.push('scanOnly');
  const part = chosen.value !== null && parts.includes(chosen.value) ? chosen.value : usual;
  const plate = useRef<HTMLDivElement>(null);
  // In a page that is pulled down, the buttons below the picture would be below the foot of the screen.
  useLayoutEffect(() => {
    if (isWide) plate.current?.scrollIntoView({ block: 'end' });
  }, [isWide, part]);
  const tabs = parts.map((each) => ({
    name: t(`document.${each}`),
    chosen: each === part,
    onChoose: () => {
      chosen.value = each;
    },
  }));
  const foot = parts.length > 1 && <Tabs tabs={tabs} />;
  return (
    <PageWithFoot foot={foot}>
      <article class={styles.document} data-wide={isWide} data-scan={hasScan} data-part={part}>
        <div ref={plate} class={styles.plate}>
          {hasScan ? (
            <ScanView
              document={document}
              claimId={claimId}
              isWide={isWide}
              onWide={(next) => (wantsWide.value = next)}
            />
          ) : (
            <p class={styles.noScan}>{t('document.noScan')}</p>
          )}
        </div>
        <div class={styles.beside}>
          <header>
            {document.kind !== 'other' && <p class={styles.kind}>{t(`documentKind.${document.kind}`)}</p>}
            <h1 class={styles.title}>{document.title}</h1>
            <p class={styles.reference}>
              {referenceText(document.reference)}
              <CitationsMark title="document.via" citations={document.via} />
            </p>
          </header>
          <div class={styles.words}>
            {part === 'transcription' && (
              <p class={styles.text} lang={document.language === 'other' ? undefined : document.language}>
                {document.transcription}
              </p>
            )}
            {part === 'translation' && <p class={styles.text}>{document.translation}</p>}
            {part === 'about' && <About document={document} />}
          </div>
        </div>
      </article>
    </PageWithFoot>
  );
}

function About({ document }: { document: ArchivalDocument }) {
  const { reference, date, issuedBy, language, consulted } = document;
  const holder = [reference.archive.name, reference.place].filter(Boolean).join(', ');
  const fields = [
    ['document.date', date && formatDate(date, t)],
    ['document.issuedBy', issuedBy],
    ['document.holder', holder],
    ['document.language', t(`documentLanguage.${language}`)],
    ['document.consulted', t(`consulted.${consulted}`)],
  ] as const;
  return (
    <>
      {document.summary && <p class={styles.summary}>{document.summary}</p>}
      <dl>
        {fields.map(
          ([key, value]) =>
            value && (
              <div key={key} class={styles.field}>
                <dt>{t(key)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <Section title={t('document.claims')} when={document.claims.length > 0}>
        <ClaimList claims={document.claims} />
      </Section>
      <Section title={t('document.persons')} when={document.persons.length > 0}>
        <NameList people={document.persons} />
      </Section>
      <Section title={t('document.camps')} when={document.camps.length > 0}>
        <LinkList links={document.camps.map(({ id, name }) => ({ href: `#/camps/${id}`, name }))} />
      </Section>
      <Section title={t('document.via')} when={document.via.length > 0}>
        <SourceList citations={document.via} />
      </Section>
    </>
  );
}

/** Archives write the back of a sheet as «3 об.». */
function sheetText(sheet: string): string {
  const [, value] = /^(\S+)\s*об\.$/.exec(sheet) ?? [];
  return value ? t('document.sheetBack', { value }) : t('document.sheet', { value: sheet });
}

/** Archive, fond, inventory, file and sheet, as far as they are known. */
function referenceText({ short, fond, inventory, file, sheet }: ArchivalReference): string {
  const parts = [
    fond && t('document.fond', { value: fond }),
    inventory && t('document.inventory', { value: inventory }),
    file && t('document.file', { value: file }),
    sheet && sheetText(sheet),
  ];
  return [short, ...parts].filter(Boolean).join(', ');
}
