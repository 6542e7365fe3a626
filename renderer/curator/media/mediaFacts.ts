import type { MediaFile } from '../../../db/model/record/workshop.ts';
import { digits } from '../../state/amountWords.ts';
import { language, t } from '../state/words.ts';

type Measured = Partial<Pick<MediaFile, 'kind' | 'width' | 'height' | 'durationMs' | 'bytes'>>;

/** What was measured of a file: «Сурет · 1 200 × 800 · 340 КБ». */
export function mediaFacts({ kind, width, height, durationMs, bytes }: Measured): string {
  const number = (value: number): string => digits(value, language.value);
  return [
    kind && t(`media.kind.${kind}`),
    width && height && `${number(width)} × ${number(height)}`,
    durationMs && minutes(durationMs),
    bytes &&
      t('media.size', { number: number(sizeOf(bytes)), unit: t(bytes < 1e6 ? 'media.kilobytes' : 'media.megabytes') }),
  ]
    .filter(Boolean)
    .join(' · ');
}

const sizeOf = (bytes: number): number => (bytes < 1e6 ? Math.ceil(bytes / 1000) : Math.round(bytes / 1e5) / 10);

function minutes(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
