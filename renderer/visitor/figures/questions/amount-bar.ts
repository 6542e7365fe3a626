import type { Amount } from '../../../../db/model/api/claim.ts';
import type { Qualifier } from '../../../../db/model/vocabulary.ts';

/** How the end of a bar is drawn: cut off, dotted where the source says "about", open where it says "more than". */
export type BarEnd = 'exact' | 'about' | 'open';

/** An amount as a bar; both lengths are shares of the scale. */
export interface AmountBar {
  /** What the source states without doubt. */
  solid: number;
  /** Drawn in outline: from the lower to the upper end of a range, or up to an upper end alone. */
  outline: number;
  end: BarEnd;
}

/** @param largest the amount that fills the scale */
export function amountBar({ min, max }: Amount, qualifier: Qualifier, largest: number): AmountBar {
  if (qualifier === 'up-to') return { solid: 0, outline: (max ?? min ?? 0) / largest, end: 'exact' };
  return {
    solid: (min ?? 0) / largest,
    outline: max === null ? 0 : (max - (min ?? 0)) / largest,
    end: endOf(max, qualifier),
  };
}

/** What of a bar's form has to be explained. */
export type BarForm = 'range' | 'about' | 'open';

/** The forms that occur, each once. */
export function barForms(bars: AmountBar[]): BarForm[] {
  const forms = bars.flatMap(({ outline, end }): BarForm[] => [
    ...(outline > 0 ? (['range'] as const) : []),
    ...(end === 'exact' ? [] : [end]),
  ]);
  return [...new Set(forms)];
}

function endOf(max: number | null, qualifier: Qualifier): BarEnd {
  if (max === null || qualifier === 'more-than' || qualifier === 'at-least' || qualifier === 'not-before')
    return 'open';
  return qualifier === 'about' ? 'about' : 'exact';
}
