import type { DateValue } from '../../../../db/model/api/date.ts';
import type { Block } from '../../../../db/model/api/text.ts';

/** Blocks that are laid out together: a single block, or one day in two voices. */
export type Passage =
  | { form: 'single'; block: Block }
  | { form: 'voices'; date: DateValue | null; official: Block[]; survivors: Block[] };

/** Groups the two voices of one day; other blocks keep their order. */
export function passagesOf(blocks: Block[]): Passage[] {
  const passages: Passage[] = [];
  for (const block of blocks) {
    if (block.form !== 'official' && block.form !== 'survivors') {
      passages.push({ form: 'single', block });
      continue;
    }
    const last = passages.at(-1);
    const sameDay = last?.form === 'voices' && last.date?.edtf === block.date?.edtf;
    const day = sameDay ? last : { form: 'voices' as const, date: block.date, official: [], survivors: [] };
    if (!sameDay) passages.push(day);
    day[block.form].push(block);
  }
  return passages;
}
