import type { LoopScene as Scene } from '../../../../db/model/api/loop.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { translateIn } from '../../../shared/i18n/i18n.ts';
import type { Contents } from '../loop-content.ts';
import { CampScene } from './CampScene.tsx';
import { FigureScene, FigureTally } from './FigureScene.tsx';
import styles from './LoopScene.module.css';
import { TextScene } from './TextScene.tsx';
import { YearsScene } from './YearsScene.tsx';

interface LoopSceneProps {
  sceneKey: string;
  /** One language, or two side by side. */
  languages: readonly Language[];
  contents: Contents;
  still: boolean;
  frozen: boolean;
}

/** A scene, in those of the wanted languages that are loaded. */
export function LoopScene({ sceneKey, languages, contents, still, frozen }: LoopSceneProps) {
  const available = languages.filter((language) => sceneOf(contents, language, sceneKey));
  const [first] = available;
  const scene = first && sceneOf(contents, first, sceneKey);
  if (!first || !scene) return null;
  if (scene.kind === 'years') {
    const camps = contents[first]?.camps.filter(({ id }) => scene.campIds.includes(id)) ?? [];
    return (
      <div class={styles.whole} data-reading>
        <YearsScene {...{ camps, still, frozen }} sources={scene.sources} languages={available} />
      </div>
    );
  }
  const paired = available.length > 1;
  return (
    <div class={paired ? styles.pair : styles.whole}>
      {paired && scene.kind === 'figure' && (
        <div class={styles.sharedTally}>
          <FigureTally scene={scene} />
        </div>
      )}
      {available.map((language) => (
        <div key={language} class={styles.column} lang={language} data-reading>
          <OneLanguage scene={sceneOf(contents, language, sceneKey)} {...{ language, contents, paired }} />
        </div>
      ))}
    </div>
  );
}

const sceneOf = (contents: Contents, language: Language, key: string): Scene | undefined =>
  contents[language]?.scenes.find((scene) => scene.key === key);

interface OneLanguageProps {
  scene: Scene | undefined;
  language: Language;
  contents: Contents;
  paired: boolean;
}

function OneLanguage({ scene, language, contents, paired }: OneLanguageProps) {
  const t = translateIn(language);
  if (!scene || scene.kind === 'years') return null;
  if (scene.kind === 'figure') return <FigureScene {...{ scene, language, t, paired }} />;
  if (scene.kind !== 'camp') return <TextScene scene={scene} t={t} />;
  const camp = contents[language]?.camps.find(({ id }) => id === scene.campId);
  return camp ? <CampScene camp={camp} sources={scene.sources} language={language} t={t} /> : null;
}
