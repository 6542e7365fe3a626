import { Download } from 'lucide';
import type { RecordKind } from '../../../db/model/api/records.ts';
import { type ImportResult, maxShownLength, type RowProblem, type TablePreview } from '../../../db/model/api/tables.ts';
import { t } from '../app/i18n.ts';
import { JobBar } from '../jobs/JobBar.tsx';
import { PreviewedChanges } from '../records/PreviewedChanges.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Actions } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { saveAs } from '../ui/save-as.ts';
import { faultText } from './fault-text.ts';
import { ResultCounts } from './ImportDone.tsx';
import { ProblemCount, ProblemTable } from './ProblemTable.tsx';
import { problemList } from './problem-list.ts';
import step from './Tables.module.css';
import type { Wizard } from './use-table-import.ts';

/** The result of checking every row: mistakes to correct, or what the import will change. */
export function CheckStep({ wizard }: { wizard: Wizard }) {
  const { running } = wizard;
  const { checked } = wizard.state;
  return (
    <div class={step.step}>
      <h3 class={step.title} tabIndex={-1}>
        {t('tables.step.check')}
      </h3>
      {running && (
        <JobBar
          title={t(running.kind === 'import' ? 'tables.importing' : 'tables.checking')}
          job={running.job}
          begun={t('tables.begun')}
          onCancel={wizard.cancel}
        />
      )}
      {!running && checked && checked.problemCount > 0 && <Mistakes wizard={wizard} checked={checked} />}
      {!running && checked?.problemCount === 0 && <Ready wizard={wizard} checked={checked} />}
      {!running && !checked && (
        <Actions>
          <Button onClick={() => wizard.goTo('columns')}>{t('tables.back')}</Button>
          <Button look="primary" disabled={wizard.isBusy} onClick={() => void wizard.check()}>
            {t('tables.check')}
          </Button>
        </Actions>
      )}
    </div>
  );
}

/** The row as the file is numbered where it was made. */
const lineOf = ({ row, line }: Pick<RowProblem, 'row' | 'line'>, preview: TablePreview | null): number =>
  line ?? row + (preview?.headerRow ?? 1);

interface ResultProps {
  wizard: Wizard;
  checked: ImportResult;
}

function Mistakes({ wizard, checked }: ResultProps) {
  const { state, ...actions } = wizard;
  const { problems } = checked;
  const { corrections } = state;
  return (
    <>
      <div class={step.notes}>
        <ProblemCount of={checked} />
        <p class="quiet">{t('tables.problemsLead')}</p>
      </div>
      <ProblemTable
        problems={problems.map((problem) => ({
          ...problem,
          line: lineOf(problem, state.preview),
          other: problem.other && { ...problem.other, line: lineOf(problem.other, state.preview) },
          text: faultText(problem),
          isInFile: problem.value.length > maxShownLength,
        }))}
        corrections={corrections}
        kindOf={(heading) => kindNamedBy(state.preview, heading)}
        onCorrect={actions.correct}
        onDone={() => void actions.check()}
        leftOut={{ rows: state.leftOut, onChange: actions.leaveOut }}
      />
      <LeftOut wizard={wizard} />
      <Actions>
        <Button onClick={() => actions.goTo('columns')}>{t('tables.back')}</Button>
        <SaveProblems problems={problems} />
        <SaveCorrected wizard={wizard} />
        <Button look="primary" onClick={() => void actions.check()}>
          {t('tables.checkAgain')}
        </Button>
        {corrections.length > 0 && <p class="quiet">{t('tables.corrected', { count: corrections.length })}</p>}
      </Actions>
    </>
  );
}

/** Columns of sources and camps hold names; what they do not find can be made here. */
function kindNamedBy(preview: TablePreview | null, heading: string): RecordKind | null {
  const column = preview?.mapping[preview.headers.indexOf(heading)] ?? heading;
  if (/^source_\d+$/.test(column)) return 'source';
  return column === 'camp' || column === 'section' ? 'camp' : null;
}

function Ready({ wizard, checked }: ResultProps) {
  const { state, isBusy, ...actions } = wizard;
  const [first] = checked.first;
  const isNothing = checked.created + checked.changed === 0;
  return (
    <form
      class={step.step}
      onSubmit={(event) => {
        event.preventDefault();
        actions.runImport();
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
      <LeftOut wizard={wizard} />
      {isNothing && <p>{t('tables.nothingNew')}</p>}
      {first && <PreviewedChanges kind={first.kind} first={checked.first} count={checked.changed} />}
      {!isNothing && (
        <div class={step.reason}>
          <TextField
            label={t('tables.reason')}
            hint={t('tables.reasonHint')}
            required
            maxLength={500}
            value={state.reason}
            onInput={actions.setReason}
          />
        </div>
      )}
      <Actions>
        <Button onClick={() => actions.goTo('columns')}>{t('tables.back')}</Button>
        <SaveCorrected wizard={wizard} />
        {isNothing ? (
          <Button onClick={actions.restart}>{t('tables.otherFile')}</Button>
        ) : (
          <Button look="primary" type="submit" disabled={isBusy || state.reason.trim() === ''}>
            {t('tables.doImport')}
          </Button>
        )}
      </Actions>
    </form>
  );
}

/** How many rows are not taken, and a way back. */
function LeftOut({ wizard: { state, isBusy, takeAllRows } }: { wizard: Wizard }) {
  if (state.leftOut.length === 0) return null;
  const take = (
    <Button disabled={isBusy} onClick={() => void takeAllRows()}>
      {t('tables.takeAllRows')}
    </Button>
  );
  return <Notice actions={take}>{t('tables.rowsLeftOut', { count: state.leftOut.length })}</Notice>;
}

/** Saves the file as it came, with the corrections made on the page. Citations are in no table. */
function SaveCorrected({ wizard: { state, isBusy, saveCorrected } }: { wizard: Wizard }) {
  const { preview, corrections, leftOut } = state;
  const isTable = preview !== null && (preview.delimiter !== null || preview.sheet !== null);
  if (corrections.length + leftOut.length === 0 || !isTable) return null;
  return (
    <Button icon={Download} disabled={isBusy} onClick={() => void saveCorrected()}>
      {t('tables.saveCorrected')}
    </Button>
  );
}

/** Saves the list of mistakes, for correcting the table elsewhere. */
function SaveProblems({ problems }: { problems: RowProblem[] }) {
  const save = (): void => {
    const headings = [t('tables.row'), t('tables.inFile'), t('tables.value'), t('tables.advice')] as const;
    saveAs(`${t('tables.listName')}.csv`, problemList(problems, { headings: [...headings], advice: faultText }));
  };
  return (
    <Button icon={Download} onClick={save}>
      {t('tables.saveList')}
    </Button>
  );
}
