import type { Scene } from '../state/loopProgram.ts';
import { wordsIn } from '../state/words.ts';
import { CampScene } from './CampScene.tsx';
import { FigureScene } from './FigureScene.tsx';
import styles from './LoopScene.module.css';
import { YearsScene } from './YearsScene.tsx';

export function LoopScene({ scene }: { scene: Scene }) {
  const words = wordsIn(scene.language);
  switch (scene.kind) {
    case 'figure':
      return <FigureScene {...scene.figure} language={scene.language} words={words} />;
    case 'camp':
      return <CampScene camp={scene.camp} language={scene.language} words={words} />;
    case 'passage':
      return (
        <div class={styles.passage}>
          <p class={styles.words}>{scene.passage.words}</p>
          <p class={styles.from}>{scene.passage.title}</p>
        </div>
      );
    case 'years':
      return <YearsScene camps={scene.camps} words={words} />;
  }
}
