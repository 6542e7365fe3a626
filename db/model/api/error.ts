/** Every refusal of the service, as `{error: {code, message}}`; the page has words for each code. */
export const errorCodes = [
  'bad-input', // 400
  'foreign-origin', // 403
  'not-found', // 404
  'wrong-method', // 405
  'range-not-satisfiable', // 416
  'internal', // 500
  'no-release', // 503: the memorial rung
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorReply {
  error: { code: ErrorCode; message: string };
}
