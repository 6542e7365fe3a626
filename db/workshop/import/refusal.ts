import type { TableFaultCode } from '../../model/api/tables.ts';

/** A file that cannot be taken at all. Thrown while reading, turned into data where a task ends (`tasks.ts`). */
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
