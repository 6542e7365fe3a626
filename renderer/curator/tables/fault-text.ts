import type { WorkshopErrorReply } from '../../../db/model/api/error.ts';
import { type RowProblem, type TableFaultCode, tableFaultCodes } from '../../../db/model/api/tables.ts';
import { refusalText, WorkshopRefusal } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';

/** What is wrong with a row and what to do. */
export const faultText = ({ code }: Pick<RowProblem, 'code'>): string => t(`tables.fault.${code}`);

/** Why a file was not taken. */
export function tableRefusalText(error: unknown): string {
  const reply = error instanceof WorkshopRefusal ? error.reply : null;
  return (reply && faultOf(reply)) ?? refusalText(error);
}

/** Why a check or an import ended before its time. */
export function stoppedText(error: WorkshopErrorReply['error'] | null): string {
  const fault = error && faultOf(error);
  return fault ?? refusalText(new WorkshopRefusal(error?.code ?? 'internal', error));
}

function faultOf({ fault }: WorkshopErrorReply['error']): string | null {
  const code = tableFaultCodes.find((known): known is TableFaultCode => known === fault);
  return code ? faultText({ code }) : null;
}
