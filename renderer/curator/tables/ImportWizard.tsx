import { useEffect, useRef } from 'preact/hooks';
import { Notice } from '../shell/Notice.tsx';
import { t } from '../state/words.ts';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FileStep } from './FileStep.tsx';
import { ImportDone } from './ImportDone.tsx';
import styles from './ImportWizard.module.css';
import { type ImportStep, importSteps, type useTableImport } from './useTableImport.ts';

export type Wizard = ReturnType<typeof useTableImport>;

/** The four steps of a file into the workshop; one is open at a time, and those behind can be opened again. */
export function ImportWizard({ wizard }: { wizard: Wizard }) {
  const { step, trouble } = wizard.state;
  const own = useRef<HTMLElement>(null);
  const before = useRef<ImportStep>(step);
  // The next step is read from its beginning; on the first drawing nothing moves.
  useEffect(() => {
    if (before.current !== step) own.current?.querySelector<HTMLElement>('h3')?.focus();
    before.current = step;
  }, [step]);
  return (
    <section ref={own} class={styles.wizard} aria-labelledby="import-title">
      <h2 id="import-title" class={styles.title}>
        {t('tables.import')}
      </h2>
      <Steps current={step} onGo={wizard.goTo} isFinal={step === 'import'} />
      {trouble && <Notice tone="live">{trouble}</Notice>}
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
        <li key={step} class={styles.step} data-state={index < at ? 'done' : index === at ? 'now' : 'later'}>
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
