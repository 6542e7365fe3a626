import { type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';

/** Checks that people who cannot hear a recording or a film can read what is said, and that its other forms are films. */
export function checkFilms(content: PlacedContent): ContentProblem[] {
  return [...unwritten(content), ...wrongParts(content)];
}

const orSilent = 'or mark it as one in which nobody speaks';

function unwritten({ media }: PlacedContent): ContentProblem[] {
  return media.flatMap((entry) => {
    const { kind, noSpeech, captions, transcript } = entry.value;
    if (kind === 'image' || noSpeech) return [];
    const problems: ContentProblem[] = [];
    if (kind === 'video' && captions === undefined) {
      const message = `are missing: write them as WebVTT in kk, ru and en, ${orSilent}`;
      problems.push(problemAt(entry, ['captions'], 'missing-captions', message));
    }
    if (transcript === undefined) {
      const message = `is missing: write down what is said in kk, ru and en, ${orSilent}`;
      problems.push(problemAt(entry, ['transcript'], 'missing-transcript', message));
    }
    return problems;
  });
}

function wrongParts({ media }: PlacedContent): ContentProblem[] {
  const kinds = new Map(media.map(({ value }) => [value.id, value.kind]));
  return media.flatMap((entry) => {
    const { id, kind, poster, forms = [] } = entry.value;
    const isNo = (wanted: string, of: string) => kinds.has(of) && kinds.get(of) !== wanted;
    const problems: ContentProblem[] = [];
    if (poster !== undefined && isNo('image', poster)) {
      problems.push(problemAt(entry, ['poster'], 'contradictory-entry', 'must be an image: choose one'));
    }
    for (const [index, form] of forms.entries()) {
      if (kind === 'video' && form.media !== id && !isNo('video', form.media)) continue;
      const message = 'must be another film: choose the one with audio description or sign language';
      problems.push(problemAt(entry, ['forms', index, 'media'], 'contradictory-entry', message));
    }
    return problems;
  });
}
