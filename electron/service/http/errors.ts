import type { Context } from 'hono';
import type { ErrorCode, ErrorReply, WorkshopErrorCode } from '../../../db/model/api/error.ts';

const statusOf = {
  'bad-input': 400,
  'foreign-origin': 403,
  'not-found': 404,
  'wrong-method': 405,
  'range-not-satisfiable': 416,
  internal: 500,
  'no-release': 503,
} as const satisfies Record<ErrorCode, number>;

const messages: Record<ErrorCode, string> = {
  'bad-input': 'Invalid request.',
  'foreign-origin': 'Only the page of this kiosk is answered.',
  'not-found': 'Not found.',
  'wrong-method': 'Method not allowed.',
  'range-not-satisfiable': 'The file has no such range.',
  internal: 'This could not be answered.',
  'no-release': 'No release can be shown.',
};

/** Ends a request from within a stream or a helper; the error handler answers with its code. */
export class HttpError extends Error {
  readonly code: WorkshopErrorCode;

  constructor(code: WorkshopErrorCode) {
    super(code);
    this.code = code;
  }
}

const notCached = { 'Cache-Control': 'no-store' };

type StatusOf<Code extends ErrorCode> = (typeof statusOf)[Code];

/** The message is for readers of the reply; the page has its own texts. */
const errorReply = (code: ErrorCode, message = messages[code]): ErrorReply => ({ error: { code, message } });

/** An error within a route, typed by its status for the client of `hono/client`. */
export function refuse<Code extends ErrorCode>(c: Context, code: Code, message?: string) {
  return c.json<ErrorReply, StatusOf<Code>>(errorReply(code, message), statusOf[code], notCached);
}

/** An error outside of the routes. */
export function refusalResponse(code: ErrorCode, headers: Record<string, string> = {}): Response {
  return Response.json(errorReply(code), { status: statusOf[code], headers: { ...notCached, ...headers } });
}
