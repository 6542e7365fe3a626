import type { RecordKey, RecordProblem } from '../../model/api/records.ts';
import type { RowProblem } from '../../model/api/tables.ts';
import { readBody } from '../records/body.ts';
import { type FoundProblem, findProblems } from '../records/problems.ts';
import type { RelatedRecord, RelatedRecords } from '../records/related-records.ts';
import type { BatchRow, Body } from '../types.ts';
import type { SheetRow } from './cell.ts';
import { detached } from './delimited.ts';
import { type ReadRow, type RowPlan, readRow } from './row.ts';

/** Problems listed at most; the others are counted. */
const mostListed = 1_000;

/** What came of checking every row. Nothing is written where `problemCount` is not 0. */
export interface CheckResult {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  problems: RowProblem[];
  problemCount: number;
}

interface CheckOptions {
  plan: RowPlan;
  related: RelatedRecords;
  /** Takes each row that is right. */
  put: (row: BatchRow) => void;
}

interface Stored {
  id: string;
  found: RelatedRecord | null;
  body: Body | null;
}

/** An unverified claim is a good row: it is kept, and shown to nobody. */
const isNoFault = ({ code }: RecordProblem): boolean => code === 'unverified';

/** Checks rows one by one as records of the store, together with those that stand beside them in the file. */
export class TableCheck {
  readonly #options: CheckOptions;
  readonly #among: RelatedRecords;
  #last: Stored | null = null;
  /** Row in which each id stands. */
  readonly #rows = new Map<string, number>();
  /** References to rows that may still come. */
  readonly #awaited: { id: string; problem: RowProblem }[] = [];
  readonly #result: CheckResult;

  constructor(options: CheckOptions) {
    this.#options = options;
    this.#among = options.related;
    this.#result = { rows: 0, created: 0, changed: 0, unchanged: 0, problems: [], problemCount: 0 };
  }

  take(sheetRow: SheetRow): void {
    const { plan } = this.#options;
    const kind = plan.plan.kind;
    this.#result.rows++;
    const row = readRow(plan, sheetRow, (id) => this.#stored({ kind, id }).body);
    for (const problem of row.problems) this.#tell(problem);
    if (row.id === '') {
      if (row.problems.length === 0) this.#tell(row.located({ code: 'required', path: ['id'], message: 'is missing' }));
      return;
    }
    const earlier = this.#rows.get(row.id);
    if (earlier !== undefined) {
      this.#tell(row.located({ code: 'duplicate', path: ['id'], message: `stands in row ${earlier} already` }));
      return;
    }
    this.#rows.set(detached(row.id), sheetRow.row);
    if (row.problems.length === 0) this.#validate(row);
  }

  #validate(row: ReadRow): void {
    const key = { kind: this.#options.plan.plan.kind, id: row.id };
    const read = readBody(key, row.body);
    if (!read.ok) {
      const { problems = [], message } = read.error;
      const told: RecordProblem[] = problems.length > 0 ? problems : [{ code: 'form', path: ['id'], message }];
      for (const problem of told)
        this.#tell(row.located(problem.path.length > 0 ? problem : { ...problem, path: ['id'] }));
      return;
    }
    const { found, body: before } = this.#stored(key);
    if (found?.withdrawn) {
      const message = 'is withdrawn: bring it back before it is changed';
      this.#tell({ ...row.located({ code: 'form', path: ['id'], message }), code: 'withdrawn' });
      return;
    }
    const { body, json, form } = read.value;
    const problems = findProblems({ key, body, form }, this.#among);
    for (const problem of problems) if (!isNoFault(problem)) this.#weigh(row, problem);
    if (found === null) this.#result.created++;
    else if (JSON.stringify(before) === json) this.#result.unchanged++;
    else this.#result.changed++;
    // 0: if somebody makes a record of this id meanwhile, the import is refused and theirs stays.
    this.#options.put({ ...key, body, baseRevision: found?.head ?? 0 });
  }

  /** What the store has of a row's record; each row asks twice. */
  #stored(key: RecordKey): Stored {
    if (this.#last?.id === key.id) return this.#last;
    const found = this.#among.find(key);
    const body = found === null ? null : this.#among.body(key);
    this.#last = { id: key.id, found, body };
    return this.#last;
  }

  /** What is unknown to the store may stand further down in the file. */
  #weigh(row: ReadRow, problem: FoundProblem): void {
    const told = row.located(problem);
    const { unknown } = problem;
    if (problem.code !== 'unknown-reference' || unknown?.kind !== this.#options.plan.plan.kind) this.#tell(told);
    else if (!this.#rows.has(unknown.id)) this.#awaited.push({ id: unknown.id, problem: told });
  }

  #tell(problem: RowProblem): void {
    this.#result.problemCount++;
    if (this.#result.problems.length < mostListed) this.#result.problems.push(problem);
  }

  /** What was found, in order of rows. */
  end(): CheckResult {
    for (const { id, problem } of this.#awaited) if (!this.#rows.has(id)) this.#tell(problem);
    return { ...this.#result, problems: this.#result.problems.toSorted((a, b) => a.row - b.row) };
  }
}
