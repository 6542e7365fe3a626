import {
  type NameField,
  type NameImportResult,
  type NameListText,
  type NameProblem,
  type NameUpload,
  nameFields,
  type WorkshopNameList,
} from '../../../db/model/api/names.ts';
import { useScreenState, useWorkshop } from '../app/context.ts';
import { t, visitorText } from '../app/i18n.ts';
import { JobBar } from '../jobs/JobBar.tsx';
import { useJob } from '../jobs/use-job.ts';
import { stoppedText, tableRefusalText } from '../tables/fault-text.ts';
import grids from '../tables/TableGrids.module.css';
import step from '../tables/Tables.module.css';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { SelectField, TextField } from '../ui/Field.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { Actions, Panel, Stack } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ListText } from './ListText.tsx';

interface ImportState {
  fileName: string;
  upload: NameUpload | null;
  /** Id of the list that it becomes a version of. */
  list: string;
  /** A list that is not there yet. */
  isNew: boolean;
  text: NameListText;
  corrections: { row: number; column: string; value: string }[];
  leftOut: number[];
  checked: NameImportResult | null;
  isReading: boolean;
  failure: string | null;
}

const initial: ImportState = {
  fileName: '',
  upload: null,
  list: '',
  isNew: true,
  text: { title: { kk: '', ru: '', en: '' } },
  corrections: [],
  leftOut: [],
  checked: null,
  isReading: false,
  failure: null,
};

interface ImportNamesProps {
  lists: readonly WorkshopNameList[];
  onImported(result: NameImportResult): void;
}

/** A file becomes a version of a list: all of its rows, or none. Faults are corrected here, cell by cell. */
export function ImportNames({ lists, onImported }: ImportNamesProps) {
  const { api, session } = useWorkshop();
  const state = useScreenState('names import', initial);
  const set = (change: Partial<ImportState>): void => {
    state.value = { ...state.value, ...change };
  };
  const { running, run, cancel } = useJob(['import-names'], ({ job, failure }) => {
    if (failure !== null) return set({ failure: job === null ? tableRefusalText(failure) : t('work.lost') });
    if (job?.state === 'cancelled') return set({ failure: t('tables.cancelled') });
    if (job?.state !== 'done') return set({ failure: stoppedText(job?.error ?? null) });
    const result = job.result as NameImportResult;
    if (result.problemCount > 0) return set({ checked: result });
    state.value = initial;
    onImported(result);
  });
  const { upload, list, isNew, text, checked, corrections, leftOut, failure } = state.value;
  const take = async (file: File): Promise<void> => {
    set({ ...initial, isReading: true, fileName: file.name });
    await api
      .uploadNames(file)
      .then((received) => set({ upload: received }))
      .catch((error) => set({ failure: tableRefusalText(error) }));
    set({ isReading: false });
  };
  const start = (): void => {
    if (upload === null) return;
    set({ failure: null, checked: null });
    const mapping = upload.columns.map(({ heading, field }): [string, NameField | null] => [heading, field]);
    run({ kind: 'import-names', about: { name: list } }, () =>
      api.importNames(upload.upload, { list, text, mapping, corrections, leftOut }),
    );
  };
  if (!session.account.roles.some((role) => role === 'editor' || role === 'approver')) return null;
  return (
    <Panel title={t('names.import')} lead={t('names.importLead')} size="full">
      <Stack>
        {failure && <Notice tone="live">{failure}</Notice>}
        {running && (
          <JobBar
            title={t('names.importing')}
            job={running.job}
            begun={t('names.rowsRead', { count: running.job?.done ?? 0 })}
            onCancel={cancel}
          />
        )}
        {!running && upload === null && (
          <FileDrop
            accept=".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,.json"
            drop={t('tables.drop')}
            choose={t('tables.choose')}
            hint={t('names.kinds')}
            busy={state.value.isReading ? t('tables.reading') : null}
            onFiles={([file]) => file && void take(file)}
          />
        )}
        {!running && upload !== null && (
          <form
            class={step.step}
            onSubmit={(event) => {
              event.preventDefault();
              start();
            }}
          >
            <p>
              <strong>{state.value.fileName}</strong>
            </p>
            {checked === null ? (
              <>
                <SelectField
                  label={t('names.which')}
                  value={isNew ? null : list}
                  none={t('names.newList')}
                  options={lists.map(({ id, title }) => [id, title.kk])}
                  onChoose={(id) => {
                    const known = lists.find((each) => each.id === id);
                    if (!known) return set({ isNew: true, list: '', text: initial.text });
                    const { title, holder, licence, citation, date } = known;
                    set({ isNew: false, list: known.id, text: { title, holder, licence, citation, date } });
                  }}
                />
                {isNew && (
                  <TextField
                    label={t('names.id')}
                    hint={t('names.idHint')}
                    required
                    maxLength={60}
                    value={list}
                    onInput={(id) => set({ list: id })}
                  />
                )}
                <ListText text={text} onChange={(next) => set({ text: next })} />
                <Mapping upload={upload} onMap={(columns) => set({ upload: { ...upload, columns } })} />
              </>
            ) : (
              <Problems
                checked={checked}
                corrections={corrections}
                leftOut={leftOut}
                onCorrect={(next) =>
                  set({
                    corrections: [
                      ...corrections.filter(({ row, column }) => row !== next.row || column !== next.column),
                      next,
                    ],
                  })
                }
                onLeaveOut={(row, isLeft) =>
                  set({ leftOut: isLeft ? [...leftOut, row] : leftOut.filter((each) => each !== row) })
                }
              />
            )}
            <Actions>
              <Button onClick={() => set(checked === null ? initial : { checked: null })}>
                {t(checked === null ? 'names.otherFile' : 'tables.back')}
              </Button>
              <Button look="primary" type="submit" disabled={!isReady(state.value)}>
                {t(checked === null ? 'names.start' : 'names.again')}
              </Button>
            </Actions>
          </form>
        )}
      </Stack>
    </Panel>
  );
}

const isReady = ({ list, text: { title } }: ImportState): boolean =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(list) && [title.kk, title.ru, title.en].every((each) => each.trim() !== '');

interface MappingProps {
  upload: NameUpload;
  onMap(columns: NameUpload['columns']): void;
}

/** Each column with examples of its values, and what it means. */
function Mapping({ upload: { columns, sample }, onMap }: MappingProps) {
  return (
    <div class={step.scroll}>
      <table class={`${step.table} ${grids.mapping}`}>
        <caption class="unseen">{t('tables.mapping')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tables.inFile')}</th>
            <th scope="col">{t('tables.examples')}</th>
            <th scope="col">{t('names.means')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ heading, field }, index) => (
            <tr key={`${index} ${heading}`}>
              <th scope="row" class={grids.header}>
                {heading}
              </th>
              <td class={grids.examples}>
                {sample
                  .map((row) => row[index] ?? '')
                  .filter(Boolean)
                  .join(' · ')}
              </td>
              <td class={grids.field}>
                <select
                  class={input.input}
                  aria-label={`${heading}: ${t('names.means')}`}
                  value={field ?? ''}
                  onChange={({ currentTarget: { value } }) =>
                    onMap(columns.with(index, { heading, field: nameFields.find((each) => each === value) ?? null }))
                  }
                >
                  <option value="">{t('names.keptAsIs')}</option>
                  {nameFields.map((each) => (
                    <option key={each} value={each}>
                      {visitorText(`names.field.${each}`)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ProblemsProps {
  checked: NameImportResult;
  corrections: ImportState['corrections'];
  leftOut: readonly number[];
  onCorrect(correction: ImportState['corrections'][number]): void;
  onLeaveOut(row: number, isLeft: boolean): void;
}

/** Every fault by row and column: a cell is written here, or its row is left out. */
function Problems({ checked: { problems, problemCount }, corrections, leftOut, onCorrect, onLeaveOut }: ProblemsProps) {
  return (
    <>
      <p role="status">
        <strong>{t('tables.problems', { count: problemCount })}</strong>
        {problems.length < problemCount && ` · ${t('tables.problemsShown', { count: problems.length })}`}
      </p>
      <div class={step.scroll}>
        <table class={`${step.table} ${grids.problems}`}>
          <thead>
            <tr>
              <th scope="col">{t('tables.row')}</th>
              <th scope="col">{t('tables.inFile')}</th>
              <th scope="col">{t('tables.value')}</th>
              <th scope="col">{t('tables.problem')}</th>
              <th scope="col">{t('names.leaveOut')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem, index) => (
              <tr key={`${index} ${problem.row} ${problem.column}`}>
                <th scope="row" class={grids.row}>
                  {problem.row === 0 ? t('tables.wholeFile') : problem.line}
                </th>
                <td class={grids.column}>{problem.column ?? t('tables.wholeRow')}</td>
                <td class={grids.value}>
                  <Cell problem={problem} corrections={corrections} onCorrect={onCorrect} />
                </td>
                <td>{t(`names.fault.${problem.code}`)}</td>
                <td>
                  {problem.row > 0 && (
                    <input
                      type="checkbox"
                      aria-label={t('names.leaveOutRow', { row: problem.line })}
                      checked={leftOut.includes(problem.row)}
                      onChange={({ currentTarget }) => onLeaveOut(problem.row, currentTarget.checked)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface CellProps extends Pick<ProblemsProps, 'corrections' | 'onCorrect'> {
  problem: NameProblem;
}

function Cell({ problem: { row, line, column, value, code }, corrections, onCorrect }: CellProps) {
  if (column === null || row === 0 || code === 'too-many-cells') return <span>{value}</span>;
  const written = corrections.find((each) => each.row === row && each.column === column)?.value ?? value;
  return (
    <input
      class={input.input}
      aria-label={t('tables.correctOf', { row: line, column })}
      value={written}
      spellcheck={false}
      onInput={({ currentTarget }) => onCorrect({ row, column, value: currentTarget.value })}
    />
  );
}
