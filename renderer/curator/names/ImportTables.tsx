import { type NameImportResult, type NameProblem, type NameUpload, nameFields } from '../../../db/model/api/names.ts';
import { t, visitorText } from '../app/i18n.ts';
import grids from '../tables/TableGrids.module.css';
import step from '../tables/Tables.module.css';
import input from '../ui/Field.module.css';

/** A value that is written here in place of the file's. */
export interface Correction {
  row: number;
  column: string;
  value: string;
}

interface MappingProps {
  upload: NameUpload;
  onMap(columns: NameUpload['columns']): void;
}

/** Each column with examples of its values, and what it means. */
export function NameColumns({ upload: { columns, sample }, onMap }: MappingProps) {
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
  corrections: Correction[];
  leftOut: readonly number[];
  onCorrect(correction: Correction): void;
  onLeaveOut(row: number, isLeft: boolean): void;
}

/** Every fault by row and column: a cell is written here, or its row is left out. */
export function NameProblems({
  checked: { problems, problemCount },
  corrections,
  leftOut,
  onCorrect,
  onLeaveOut,
}: ProblemsProps) {
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
