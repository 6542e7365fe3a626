import { Download } from 'lucide';
import { useId } from 'preact/hooks';
import type { ImportResult, RowProblem } from '../../../db/model/api/workshop.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { faultWords } from './fault-text.ts';
import { ResultCounts } from './ImportDone.tsx';
import { JobProgress } from './JobProgress.tsx';
import { ProblemTable } from './ProblemTable.tsx';
import { problemList } from './problem-list.ts';
import step from './Tables.module.css';
import type { Wizard } from './TablesScreen.tsx';

/** What the check of every row found: mistakes to correct, or what the import will do. */
export function CheckStep({ wizard }: { wizard: Wizard }) {
  const { running } = wizard;
  const { checked } = wizard.state;
  return (
    <div class={step.step}>
      <h3 class={step.title} tabIndex={-1}>
        {t('tables.step.check')}
      </h3>
      {running && <JobProgress piece={running} onCancel={wizard.cancel} />}
      {!running && checked && checked.problemCount > 0 && <Mistakes wizard={wizard} checked={checked} />}
      {!running && checked?.problemCount === 0 && <Ready wizard={wizard} checked={checked} />}
      {!running && !checked && (
        <div class={step.acts}>
          <Button onClick={() => wizard.goTo('columns')}>{t('tables.back')}</Button>
          <Button look="primary" disabled={wizard.isBusy} onClick={() => void wizard.check()}>
            {t('tables.check')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface FoundProps {
  wizard: Wizard;
  checked: ImportResult;
}

function Mistakes({ wizard: { state, ...acts }, checked }: FoundProps) {
  const { problems, problemCount } = checked;
  const { corrections } = state;
  return (
    <>
      <div class={step.notes} role="status">
        <p>
          <strong>{t('tables.problems', { count: problemCount })}</strong>
          {problems.length < problemCount && ` · ${t('tables.problemsShown', { count: problems.length })}`}
        </p>
        <p class="quiet">{t('tables.problemsLead')}</p>
      </div>
      <ProblemTable
        problems={problems}
        corrections={corrections}
        onCorrect={acts.correct}
        onDone={() => void acts.check()}
      />
      <div class={step.acts}>
        <Button onClick={() => acts.goTo('columns')}>{t('tables.back')}</Button>
        <SaveProblems problems={problems} />
        <Button look="primary" onClick={() => void acts.check()}>
          {t('tables.checkAgain')}
        </Button>
        {corrections.length > 0 && <p class="quiet">{t('tables.corrected', { count: corrections.length })}</p>}
      </div>
    </>
  );
}

function Ready({ wizard: { state, isBusy, ...acts }, checked }: FoundProps) {
  const reasonId = useId();
  const isNothing = checked.created + checked.changed === 0;
  return (
    <form
      class={step.step}
      onSubmit={(event) => {
        event.preventDefault();
        acts.bringIn();
      }}
    >
      <div class={step.notes} role="status">
        <p>
          <strong>{t('tables.fine')}</strong>
        </p>
        <ResultCounts result={checked} />
        {state.corrections.length > 0 && (
          <p class="quiet">{t('tables.corrected', { count: state.corrections.length })}</p>
        )}
      </div>
      {isNothing && <p>{t('tables.nothingNew')}</p>}
      {!isNothing && (
        <div class={step.reason}>
          <label class={input.label} for={reasonId}>
            {t('tables.reason')}
          </label>
          <input
            id={reasonId}
            class={input.input}
            required
            maxLength={500}
            aria-describedby={`${reasonId}-hint`}
            value={state.reason}
            onInput={({ currentTarget }) => acts.sayWhy(currentTarget.value)}
          />
          <p id={`${reasonId}-hint`} class={step.hint}>
            {t('tables.reasonHint')}
          </p>
        </div>
      )}
      <div class={step.acts}>
        <Button onClick={() => acts.goTo('columns')}>{t('tables.back')}</Button>
        {isNothing ? (
          <Button onClick={acts.startAnew}>{t('tables.otherFile')}</Button>
        ) : (
          <Button look="primary" type="submit" disabled={isBusy || state.reason.trim() === ''}>
            {t('tables.doImport')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** The list of mistakes as a file, for whoever corrects the table elsewhere. */
function SaveProblems({ problems }: { problems: RowProblem[] }) {
  const save = (): void => {
    const headings = [t('tables.row'), t('tables.inFile'), t('tables.value'), t('tables.advice')] as const;
    const url = URL.createObjectURL(problemList(problems, { headings: [...headings], advice: faultWords }));
    const link = document.createElement('a');
    Object.assign(link, { href: url, download: `${t('tables.listName')}.csv` });
    link.click();
    // The download has its own hold on the bytes by then.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <Button icon={Download} onClick={save}>
      {t('tables.saveList')}
    </Button>
  );
}
