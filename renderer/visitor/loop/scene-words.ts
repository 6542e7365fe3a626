import type { LoopContent, LoopNow, LoopScene } from '../../../db/model/api/loop.ts';
import { sceneMs } from '../../../db/model/scene-time.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { plainText } from '../remembrance/text/markdown.ts';
import type { Contents } from './loop-content.ts';
import { kindOf, type PlannedScene } from './plan.ts';

/** Number of characters that a passer-by reads of a scene, in the longest of the languages that are loaded. */
export function charactersOf(key: string, contents: Contents, languages: readonly Language[]): number {
  return Math.max(
    0,
    ...languages.flatMap((language) => {
      const scene = contents[language]?.scenes.find((each) => each.key === key);
      return scene ? lengthOf(scene) : [];
    }),
  );
}

/** A scene with a fault is skipped when it is drawn: it must not end the plan of all others. */
function lengthOf(scene: LoopScene): number {
  try {
    return wordsOf(scene).length;
  } catch {
    return 0;
  }
}

function wordsOf(scene: LoopScene): string {
  switch (scene.kind) {
    case 'name':
    case 'figure':
      return scene.person.summary;
    case 'passage':
      return plainText(scene.markdown);
    case 'question':
      return `${scene.title} ${scene.claims.map(({ citations }) => citations[0]?.sourceTitle ?? '').join(' ')}`;
    case 'camp':
      return scene.people.map(({ name }) => name).join(' ');
    case 'day':
      return `${scene.law.title} ${scene.law.text}`;
    case 'years':
    case 'entries':
      return '';
  }
}

/** The scenes of a content as a plan needs them. */
export function plannedScenes(
  content: LoopContent,
  { playlist, languages }: Pick<LoopNow, 'playlist' | 'languages'>,
): PlannedScene[] {
  const contents = { [content.language]: content };
  return content.scenes.map((scene) => ({
    key: scene.key,
    ms: sceneMs(kindOf(scene.key), charactersOf(scene.key, contents, [content.language]), languages.length, playlist),
    isFirst: scene.kind === 'name' && scene.isToday,
  }));
}
