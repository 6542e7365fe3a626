import type { WorkshopErrorCode, WorkshopErrorReply } from '../../../db/model/api/error.ts';
import { hasKey, t } from '../app/i18n.ts';

type RefusalCode = WorkshopErrorCode | 'no-answer';

/** The service refused, or (`no-answer`) did not answer at all. */
export class WorkshopRefusal extends Error {
  readonly code: RefusalCode;
  readonly reply: WorkshopErrorReply['error'] | null;

  constructor(code: RefusalCode, reply: WorkshopErrorReply['error'] | null = null) {
    super(reply?.message ?? code);
    this.code = code;
    this.reply = reply;
  }
}

export function isRefusal(error: unknown, code: RefusalCode): error is WorkshopRefusal {
  return error instanceof WorkshopRefusal && error.code === code;
}

/** The refusal in the body of a response; `internal` when the body is not from the service. */
export async function refusalIn(response: Response): Promise<WorkshopRefusal> {
  const reply = (await response.json().catch(() => null)) as WorkshopErrorReply | null;
  return new WorkshopRefusal(reply?.error?.code ?? 'internal', reply?.error ?? null);
}

/** One sentence that says what went wrong and what to do. */
export function refusalText(error: unknown): string {
  const code = error instanceof WorkshopRefusal ? error.code : 'internal';
  if (isRefusal(error, 'too-many-tries')) {
    return t('signIn.wait', { count: Math.ceil((error.reply?.retryAfterMs ?? 0) / 1000) });
  }
  const key = `refusal.${code}`;
  return hasKey(key) ? t(key) : t('refusal.internal');
}
