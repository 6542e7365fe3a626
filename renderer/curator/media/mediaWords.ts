import { mediaFaultCodes } from '../../../db/model/record/workshop.ts';
import { WorkshopRefusal } from '../state/api.ts';
import { refusalWords } from '../state/refusalWords.ts';
import { t } from '../state/words.ts';

/** Why a file was not taken, and what to do. */
export function mediaRefusalWords(error: unknown): string {
  const fault = error instanceof WorkshopRefusal ? error.reply?.fault : undefined;
  const code = mediaFaultCodes.find((known) => known === fault);
  if (code) return t(`media.fault.${code}`);
  if (error instanceof WorkshopRefusal && error.code === 'unsupported') return t('media.fault.not-media');
  if (error instanceof WorkshopRefusal && error.code === 'too-large') return t('media.fault.too-large-media');
  return refusalWords(error);
}
