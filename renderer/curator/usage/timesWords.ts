import { fewest } from '../../../db/model/record/usage.ts';
import { digits } from '../../state/amountWords.ts';
import { language } from '../state/words.ts';

/** A count as it is told: nothing is 0, and what is too small to be told is `< 5`. */
export const timesWords = (times: number | null): string =>
  times === null ? `< ${fewest}` : digits(times, language.value);
