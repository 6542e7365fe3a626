import type { TableFaultCode } from '../../model/api/tables.ts';

/** A file that cannot be imported at all. Thrown while reading; `outcomeOf` turns it into data at the end of a task. */
export class TableRefusal extends Error {
  readonly code: TableFaultCode;
  /** Row under the headers, from 1; 0: the headers, or the file as a whole. */
  readonly row: number;
  constructor(code: TableFaultCode, message: string, row = 0) {
    super(message);
    this.name = 'TableRefusal';
    this.code = code;
    this.row = row;
  }
}
