import type { TableFaultCode } from '../../model/api/tables.ts';

/** Why a file cannot be imported at all. */
export interface TableFault {
  code: TableFaultCode;
  message: string;
  /** Row under the headers, from 1; 0: the headers, or the file as a whole. */
  row: number;
}

/** Unwinds a stream of rows; `outcomeOf` turns it into a `Result` at the end of a task. */
export class TableRefusal extends Error {
  readonly code: TableFaultCode;
  readonly row: number;
  constructor(code: TableFaultCode, message: string, row = 0) {
    super(message);
    this.name = 'TableRefusal';
    this.code = code;
    this.row = row;
  }
}
