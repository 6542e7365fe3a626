import type { LoopScene as Scene } from '../../../../db/model/api/loop.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { translateIn } from '../../../shared/i18n/i18n.ts';
import type { Contents } from '../loop-content.ts';
import { CampScene } from './CampScene.tsx';
import { EntriesScene } from './EntriesScene.tsx';
import { FigureScene } from './FigureScene.tsx';
import type { Version, Versions } from './InTurn.tsx';
import styles from './LoopScene.module.css';
import { NameScene } from './NameScene.tsx';
import { QuestionScene } from './QuestionScene.tsx';
import { TextScene } from './TextScene.tsx';
import { YearsScene } from './YearsScene.tsx';

interface LoopSceneProps {
  sceneKey: string;
  /** The first is that of names. */
  languages: readonly Language[];
  /** The one that shows. */
  current: Language;
  contents: Contents;
  still: boolean;
  frozen: boolean;
}

/** A scene, in those of the wanted languages that are loaded. */
export function LoopScene({ sceneKey, languages, current, contents, still, frozen }: LoopSceneProps) {
  const [first, ...others] = languages.flatMap((language): Version[] => {
    const scene = contents[language]?.scenes.find(({ key }) => key === sceneKey);
    return scene ? [{ language, scene, t: translateIn(language) }] : [];
  });
  if (!first) return null;
  const isLoaded = [first, ...others].some(({ language }) => language === current);
  return (
    <div class={styles.whole}>
      <OneScene
        versions={[first, ...others]}
        current={isLoaded ? current : first.language}
        {...{ contents, still, frozen }}
      />
    </div>
  );
}

type OneSceneProps = Versions & Pick<LoopSceneProps, 'contents' | 'still' | 'frozen'>;

function OneScene({ contents, still, frozen, ...given }: OneSceneProps) {
  const [{ language, scene }] = given.versions;
  const versions = given as Versions<never>;
  const camps = contents[language]?.camps ?? [];
  const campIn = (id: string) => (each: Language) => contents[each]?.camps.find((camp) => camp.id === id);
  switch (scene.kind) {
    case 'name':
      return <NameScene {...versions} people={peopleOf(contents[language]?.scenes ?? [])} />;
    case 'years': {
      const located = camps.filter(({ id }) => scene.campIds.includes(id));
      return <YearsScene {...versions} {...{ still, frozen }} camps={located} />;
    }
    case 'figure':
      return <FigureScene {...versions} campIn={campIn(scene.campId)} />;
    case 'question':
      return <QuestionScene {...versions} />;
    case 'entries':
      return <EntriesScene {...versions} />;
    case 'camp':
      return <CampScene {...versions} campIn={campIn(scene.campId)} />;
    default:
      return <TextScene {...versions} />;
  }
}

const peopleOf = (scenes: readonly Scene[]) => scenes.flatMap((scene) => (scene.kind === 'name' ? [scene.person] : []));
