import { signal, useSignal } from '@preact/signals';
import { useId, useMemo } from 'preact/hooks';
import type { RecordKind, RecordProblem } from '../../../db/model/api/records.ts';
import type { CellCorrection } from '../../../db/model/api/tables.ts';
import { t } from '../app/i18n.ts';
import { FieldOf } from '../fields/FieldOf.tsx';
import { PickOrMake } from '../fields/PickOrMake.tsx';
import { FormContext, type FormParts, problemsByPath } from '../form/context.ts';
import { createForm } from '../form/form.ts';
import { RecordName } from '../records/RecordName.tsx';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import styles from './TableGrids.module.css';
import step from './Tables.module.css';

/** A mistake as it is shown. */
interface ShownProblem {
  /** Of the file under its headings; 0: the whole file. */
  row: number;
  /** The same row as the file is numbered where it was made. */
  line: number;
  column: string | null;
  value: string;
  code: string;
  /** What is wrong and what to do. */
  text: string;
  /** What the cell can mean, each as it can be written into it. */
  readings?: readonly string[] | undefined;
  /** The row that is the same record. */
  other?: { row: number; line: number; text?: string } | undefined;
  /** No cell that can be corrected here: it is corrected in the file. */
  isInFile?: boolean;
}

interface ProblemTableProps {
  problems: readonly ShownProblem[];
  corrections: readonly CellCorrection[];
  /** The kind of record that a column of the file names; null: none. */
  kindOf?(column: string): RecordKind | null;
  onCorrect(corrections: CellCorrection[]): void;
  /** Enter in a value. */
  onDone?(): void;
  /** Rows that are not taken, where rows can be left out. */
  leftOut?: { rows: readonly number[]; onChange(rows: readonly number[], isLeft: boolean): void };
}

/** How many mistakes there are, and how many of them are listed. */
export function ProblemCount({
  of: { problems, problemCount },
}: {
  of: { problems: readonly unknown[]; problemCount: number };
}) {
  return (
    <p role="status">
      <strong>{t('tables.problems', { count: problemCount })}</strong>
      {problems.length < problemCount && ` · ${t('tables.problemsShown', { count: problems.length })}`}
    </p>
  );
}

/** Every mistake by row and column, with a field for the correct value. */
export function ProblemTable({ problems, corrections, kindOf, onCorrect, onDone, leftOut }: ProblemTableProps) {
  const correctIn =
    ({ column }: ShownProblem, rows: readonly number[]) =>
    (value: string): void =>
      onCorrect(column === null ? [] : rows.map((row) => ({ row, column, value })));
  return (
    <div class={step.scroll}>
      <table class={`${step.table} ${styles.problems}`}>
        <thead>
          <tr>
            <th scope="col">{t('tables.row')}</th>
            <th scope="col">{t('tables.inFile')}</th>
            <th scope="col">{t('tables.value')}</th>
            <th scope="col">{t('tables.problem')}</th>
            {leftOut && <th scope="col">{t('names.leaveOut')}</th>}
          </tr>
        </thead>
        <tbody>
          {alike(problems).map(({ problem, rows }, index) => (
            <tr key={`${index} ${problem.row} ${problem.column}`} data-row={problem.row} tabIndex={-1}>
              <th scope="row" class={styles.row}>
                {problem.row === 0 ? t('tables.wholeFile') : problem.line}
                {rows.length > 1 && <span class={styles.more}>{t('tables.andRows', { count: rows.length - 1 })}</span>}
              </th>
              <td class={styles.column}>{problem.column ?? t('tables.wholeRow')}</td>
              <td class={styles.value}>
                <Cell problem={problem} onValue={correctIn(problem, rows)} {...{ corrections, onDone }} />
                {kindOf && <Unknown problem={problem} kindOf={kindOf} onValue={correctIn(problem, rows)} />}
              </td>
              <td>
                {kindOf && kindIn(problem, kindOf) !== null ? t('tables.chooseOrMake') : problem.text}
                <OtherRow problem={problem} problems={problems} />
                <Readings problem={problem} onValue={correctIn(problem, rows)} />
              </td>
              {leftOut && (
                <td>
                  {problem.row > 0 && (
                    <input
                      type="checkbox"
                      aria-label={t('names.leaveOutRow', { row: problem.line })}
                      checked={leftOut.rows.includes(problem.row)}
                      onChange={({ currentTarget }) => leftOut.onChange(rows, currentTarget.checked)}
                    />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same value with the same problem in several rows is corrected once. */
function alike(problems: readonly ShownProblem[]): { problem: ShownProblem; rows: number[] }[] {
  const groups = Map.groupBy(problems, ({ row, column, value, code }, index) =>
    row === 0 || column === null || value === '' || code === 'duplicate' || code === 'repeated'
      ? index
      : JSON.stringify([column, value, code]),
  );
  return [...groups.values()].flatMap(([problem, ...others]) =>
    problem === undefined ? [] : { problem, rows: [problem, ...others].map(({ row }) => row) },
  );
}

/** The kind of the record that is lacking; null: the mistake is another. */
function kindIn({ column, code }: ShownProblem, kindOf: (column: string) => RecordKind | null): RecordKind | null {
  return column === null || code !== 'unknown-reference' ? null : kindOf(column);
}

/** A record that the workshop lacks: another is chosen, or it is made, without leaving the import. */
function Unknown({
  problem,
  kindOf,
  onValue,
}: Pick<CellProps, 'problem' | 'onValue'> & Required<Pick<ProblemTableProps, 'kindOf'>>) {
  const id = useId();
  const { column } = problem;
  const parts = useMemo(formlessParts, []);
  const chosen = useSignal<string | null>(null);
  const kind = kindIn(problem, kindOf);
  if (kind === null || column === null) return null;
  if (chosen.value !== null) return <RecordName recordKey={{ kind, id: chosen.value }} />;
  const choose = (record: string): void => {
    chosen.value = record;
    onValue(record);
  };
  return (
    <FormContext.Provider value={parts}>
      <label class="unseen" for={id}>
        {t('tables.pick', { column })}
      </label>
      <PickOrMake id={id} kind={kind} name={problem.value} onChoose={(record) => choose(record.id)} />
    </FormContext.Provider>
  );
}

/** For a dialog with fields of its own, where no record is open. */
function formlessParts(): FormParts {
  const problems = signal<RecordProblem[]>([]);
  const form = createForm({}, () => performance.now());
  return { FieldOf, form, recordKey: { kind: 'source', id: 'none' }, problems, byPath: problemsByPath(problems) };
}

/** The other row, with what stands there; a press leads to it where it is in the list. */
function OtherRow({ problem: { other }, problems }: Pick<CellProps, 'problem'> & Pick<ProblemTableProps, 'problems'>) {
  if (!other) return null;
  const { row, line, text } = other;
  const words = text ? t('tables.otherRowText', { row: line, text }) : t('tables.otherRow', { row: line });
  if (!problems.some((problem) => problem.row === row)) return <p class="quiet">{words}</p>;
  return (
    <Button
      look="plain"
      onClick={({ currentTarget }) => {
        const there = currentTarget.closest('table')?.querySelector<HTMLElement>(`tr[data-row="${row}"]`);
        there?.scrollIntoView({ block: 'center' });
        there?.focus();
      }}
    >
      {words}
    </Button>
  );
}

/** What the cell can mean; a press writes it into the cell. */
function Readings({ problem: { column, readings = [] }, onValue }: Pick<CellProps, 'problem' | 'onValue'>) {
  if (column === null || readings.length === 0) return null;
  return (
    <span class={styles.readings}>
      {readings.map((value) => (
        <Button key={value} onClick={() => onValue(value)}>
          {value}
        </Button>
      ))}
    </span>
  );
}

interface CellProps {
  problem: ShownProblem;
  corrections: readonly CellCorrection[];
  onDone?: (() => void) | undefined;
  onValue(value: string): void;
}

/** Only cells can be corrected here; other problems are corrected in the file. */
function Cell({ problem: { row, line, column, value, isInFile }, corrections, onValue, onDone }: CellProps) {
  const own = corrections.find((each) => each.row === row && each.column === column);
  if (column === null || row === 0 || (isInFile && !own)) return <span>{value}</span>;
  const written = own?.value ?? value;
  const shared = {
    class: input.input,
    'aria-label': t('tables.correctOf', { row: line, column }),
    value: written,
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  if (value.length > 60 || value.includes('\n')) return <textarea {...shared} rows={2} />;
  const finish = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || onDone === undefined) return;
    event.preventDefault();
    onDone();
  };
  return <input {...shared} spellcheck={false} onKeyDown={finish} />;
}
