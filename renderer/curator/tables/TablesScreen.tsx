import { Download } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { citationFormats, tableFormats, tableNames } from '../../../db/model/api/tables.ts';
import { language, t } from '../app/i18n.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FileStep } from './FileStep.tsx';
import { ImportDone } from './ImportDone.tsx';
import styles from './Tables.module.css';
import { type ImportStep, importSteps, useTableImport, type Wizard } from './use-table-import.ts';

/** Import and export of tables. An import is complete or not made at all, and can be undone. */
export function TablesScreen() {
  const wizard = useTableImport();
  return (
    <Page title={t('tables.title')} lead={t('tables.lead')}>
      <ImportWizard wizard={wizard} />
      <ExportTables />
    </Page>
  );
}

/** The four steps of an import; earlier ones can be opened again. */
function ImportWizard({ wizard }: { wizard: Wizard }) {
  const { step, failure } = wizard.state;
  const own = useRef<HTMLElement>(null);
  const before = useRef<ImportStep>(step);
  // A new step takes the focus at its title; the first rendering does not.
  useEffect(() => {
    if (before.current !== step) own.current?.querySelector<HTMLElement>('h3')?.focus();
    before.current = step;
  }, [step]);
  return (
    <section ref={own} class={styles.wizard} aria-labelledby="import-title">
      <h2 id="import-title" class={styles.importWizardTitle}>
        {t('tables.import')}
      </h2>
      <Steps current={step} onGo={wizard.goTo} isFinal={step === 'import'} />
      {failure && <Notice tone="live">{failure}</Notice>}
      {step === 'file' && <FileStep wizard={wizard} />}
      {step === 'columns' && <ColumnsStep wizard={wizard} />}
      {step === 'check' && <CheckStep wizard={wizard} />}
      {step === 'import' && <ImportDone wizard={wizard} />}
    </section>
  );
}

interface StepsProps {
  current: ImportStep;
  /** Nothing is left to go back to. */
  isFinal: boolean;
  onGo(step: ImportStep): void;
}

function Steps({ current, isFinal, onGo }: StepsProps) {
  const at = importSteps.indexOf(current);
  return (
    <ol class={styles.steps} aria-label={t('tables.steps')}>
      {importSteps.map((step, index) => (
        <li
          key={step}
          class={styles.importWizardStep}
          data-state={index < at ? 'done' : index === at ? 'now' : 'later'}
        >
          {index < at && !isFinal ? (
            <button type="button" class={styles.back} onClick={() => onGo(step)}>
              <StepName number={index + 1} step={step} isDone />
            </button>
          ) : (
            <span class={styles.name} aria-current={index === at ? 'step' : undefined}>
              <StepName number={index + 1} step={step} isDone={index < at} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function StepName({ number, step, isDone }: { number: number; step: ImportStep; isDone: boolean }) {
  return (
    <>
      <span class={styles.number}>{number}</span>
      {t(`tables.step.${step}`)}
      {isDone && <span class="unseen"> · {t('tables.step.done')}</span>}
    </>
  );
}

/** As the formats are called everywhere. */
const names = { csv: 'CSV', xlsx: 'XLSX', 'csl-json': 'CSL', ris: 'RIS', bibtex: 'BibTeX' } as const;

/** Downloads of every table; importing them again changes nothing. */
function ExportTables() {
  return (
    <section class={styles.export} aria-labelledby="export-title">
      <div>
        <h2 id="export-title" class={styles.exportTablesTitle}>
          {t('tables.export')}
        </h2>
        <p class={styles.lead}>{t('tables.exportLead')}</p>
      </div>
      <div>
        <ButtonLink href="api/workshop/open-data" icon={Download} download>
          {t('tables.openData')}
        </ButtonLink>
        <p class="quiet">{t('tables.openDataLead')}</p>
      </div>
      <ul class={styles.exportTablesTables}>
        {tableNames.map((table) => (
          <li key={table} class={styles.exportTablesTable}>
            <span class={styles.exportTablesName}>{t(`tables.name.${table}`)}</span>
            {[...tableFormats, ...(table === 'sources' ? citationFormats : [])].map((format) => (
              <ButtonLink
                key={format}
                href={`api/workshop/tables/${table}?format=${format}&lang=${language.value}`}
                icon={Download}
                download
              >
                <span class="unseen">{t('tables.exportOf', { table: t(`tables.name.${table}`), format: '' })}</span>
                {names[format]}
              </ButtonLink>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
