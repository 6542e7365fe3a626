import type { CellCorrection, RowProblem } from '../../../db/model/api/tables.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { faultText } from './fault-text.ts';
import styles from './TableGrids.module.css';
import step from './Tables.module.css';

interface ProblemTableProps {
  problems: RowProblem[];
  /** A spreadsheet counts the rows above as well. */
  headerRow: number;
  corrections: CellCorrection[];
  onCorrect(correction: CellCorrection): void;
  /** Enter in a value checks the table again. */
  onDone(): void;
}

/** Every mistake by row and column, with a field for the correct value. */
export function ProblemTable({ problems, headerRow, corrections, onCorrect, onDone }: ProblemTableProps) {
  return (
    <div class={step.scroll}>
      <table class={`${step.table} ${styles.problems}`}>
        <thead>
          <tr>
            <th scope="col">{t('tables.row')}</th>
            <th scope="col">{t('tables.inFile')}</th>
            <th scope="col">{t('tables.value')}</th>
            <th scope="col">{t('tables.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem, index) => (
            <tr key={`${index} ${problem.row} ${problem.column}`}>
              <th scope="row" class={styles.row}>
                {problem.row === 0 ? t('tables.wholeFile') : (problem.line ?? problem.row + headerRow)}
              </th>
              <td class={styles.column}>{problem.column ?? t('tables.wholeRow')}</td>
              <td class={styles.value}>
                <Cell problem={problem} corrections={corrections} onCorrect={onCorrect} onDone={onDone} />
              </td>
              <td>
                {faultText(problem)}
                <Readings problem={problem} onCorrect={onCorrect} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the cell can mean; a press writes it into the cell. */
function Readings({ problem: { row, column, readings = [] }, onCorrect }: Pick<CellProps, 'problem' | 'onCorrect'>) {
  if (column === null || readings.length === 0) return null;
  return (
    <span class={styles.readings}>
      {readings.map((value) => (
        <Button key={value} onClick={() => onCorrect({ row, column, value })}>
          {value}
        </Button>
      ))}
    </span>
  );
}

type CellProps = Omit<ProblemTableProps, 'problems' | 'headerRow'> & { problem: RowProblem };

/** Only cells can be corrected here; other problems are corrected in the file. */
function Cell({ problem: { row, column, value }, corrections, onCorrect, onDone }: CellProps) {
  if (column === null || row === 0) return <span>{value}</span>;
  const own = corrections.find((each) => each.row === row && each.column === column);
  const written = own?.value ?? value;
  const shared = {
    class: input.input,
    'aria-label': t('tables.correctOf', { row, column }),
    value: written,
    onInput: (event: { currentTarget: { value: string } }) =>
      onCorrect({ row, column, value: event.currentTarget.value }),
  };
  if (value.length > 60 || value.includes('\n')) return <textarea {...shared} rows={2} />;
  return <input {...shared} spellcheck={false} onKeyDown={({ key }) => key === 'Enter' && onDone()} />;
}
