import type { CampSummary } from '../../db/model/record/camp.ts';
import type { Claim } from '../../db/model/record/claim.ts';
import type { Question } from '../../db/model/record/figures.ts';
import type { MemorialText } from '../../db/model/record/text.ts';
import type { Language } from '../../db/model/vocabulary.ts';
import { plainText } from './markdown.ts';

/** What the loop may show in one language. */
export interface LoopContent {
  figures: { question: Question; claim: Claim; peoplePerStroke: number }[];
  camps: CampSummary[];
  passages: { id: string; title: string; words: string }[];
  years: CampSummary[];
}

export type Scene = { language: Language } & (
  | { kind: 'figure'; figure: LoopContent['figures'][number] }
  | { kind: 'camp'; camp: CampSummary }
  | { kind: 'passage'; passage: LoopContent['passages'][number] }
  | { kind: 'years'; camps: CampSummary[] }
);

const noContent: LoopContent = { figures: [], camps: [], passages: [], years: [] };

const kinds = ['figure', 'camp', 'passage', 'years'] as const;

/** A longer passage than this cannot be read in the time of one scene. */
const longestPassage = 360;

/**
 * The scene at a place in the endless loop. Four kinds of scene over three languages: each kind comes in each
 * language, and no visitor waits longer than two scenes for their own.
 *
 * @returns null where the release has nothing of that kind, or where it is not loaded yet
 */
export function sceneAt(
  index: number,
  languages: Language[],
  content: Partial<Record<Language, LoopContent>>,
): Scene | null {
  const language = languages[index % languages.length] ?? 'kk';
  const kind = kinds[index % kinds.length] ?? 'figure';
  const round = Math.floor(index / kinds.length);
  const { figures, camps, passages, years } = content[language] ?? noContent;
  switch (kind) {
    case 'figure':
      return figures.length ? { language, kind, figure: pick(figures, round) } : null;
    case 'camp':
      return camps.length ? { language, kind, camp: pick(camps, round) } : null;
    case 'passage':
      return passages.length ? { language, kind, passage: pick(passages, round) } : null;
    case 'years':
      return years.length ? { language, kind, camps: years } : null;
  }
}

export function passageOf(text: MemorialText): string {
  const paragraph = text.blocks.find((block) => block.form === 'paragraph');
  const words = paragraph ? plainText(paragraph.markdown) : '';
  return words !== '' && words.length <= longestPassage ? words : plainText(text.lead);
}

function pick<T>(items: T[], round: number): T {
  const item = items[round % items.length];
  if (item === undefined) throw new Error('a scene was picked from nothing');
  return item;
}
