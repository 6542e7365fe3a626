import type { Context } from 'hono';
import type { ErrorCode, ErrorReply } from '../../../db/model/api/error.ts';

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
  'bad-input': 'The request is not understood.',
  'foreign-origin': 'Only the page of this kiosk is answered.',
  'not-found': 'There is nothing here.',
  'wrong-method': 'This can only be read.',
  'range-not-satisfiable': 'The file has no such range.',
  internal: 'This could not be answered.',
  'no-release': 'No release can be shown.',
};

/** A refusal is true of this moment only. */
const notKept = { 'Cache-Control': 'no-store' };

export type StatusOf<Code extends ErrorCode> = (typeof statusOf)[Code];

/** The one form of every refusal. The message is for whoever reads the reply; the page has words of its own. */
export function errorReply(code: ErrorCode, message: string = messages[code]): ErrorReply {
  return { error: { code, message } };
}

/** A refusal within a route, typed by its status so that the client of `hono/client` knows of it. */
export function refuse<Code extends ErrorCode>(c: Context, code: Code, message?: string) {
  return c.json<ErrorReply, StatusOf<Code>>(errorReply(code, message), statusOf[code], notKept);
}

/** A refusal outside of the routes. */
export function refusalResponse(code: ErrorCode, headers: Record<string, string> = {}): Response {
  return Response.json(errorReply(code), { status: statusOf[code], headers: { ...notKept, ...headers } });
}
