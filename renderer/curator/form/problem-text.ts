import type { RecordProblem } from '../../../db/model/api/records.ts';
import { t } from '../app/i18n.ts';

export function problemText({ code }: Pick<RecordProblem, 'code'>): string {
  const said = code === 'unknown-field' || code === 'unknown-word' ? 'form' : code;
  return t(`problem.${said}`);
}
