import type { LoopScene } from '../../../../db/model/api/loop.ts';
import type { Words } from '../../../shared/i18n/i18n.ts';
import { plainText } from '../../remembrance/text/markdown.ts';
import styles from './LoopScene.module.css';
import { SceneSources } from './SceneSources.tsx';

type Told = LoopScene & { kind: 'passage' | 'term' | 'day' };

/** Words to be read slowly: a passage of a text, a term, a day of memory. */
export function TextScene({ scene, words }: { scene: Told; words: Words }) {
  return (
    <div class={styles.passage}>
      <Body scene={scene} words={words} />
      <SceneSources sources={scene.sources} words={words} />
    </div>
  );
}

function Body({ scene, words }: { scene: Told; words: Words }) {
  switch (scene.kind) {
    case 'passage':
      return (
        <>
          <p class={styles.words}>{plainText(scene.markdown)}</p>
          <p class={styles.from}>{scene.title}</p>
        </>
      );
    case 'term':
      return (
        <>
          <p class={styles.sort}>{words('loop.term')}</p>
          <h1 class={styles.title}>{scene.term}</h1>
          {scene.expansion && <p class={styles.full}>{scene.expansion}</p>}
          <p class={styles.told}>{scene.definition}</p>
        </>
      );
    case 'day':
      return (
        <>
          <p class={styles.sort}>{words('loop.day')}</p>
          <h1 class={styles.title}>{scene.law.title}</h1>
          <p class={styles.told}>{scene.law.text}</p>
        </>
      );
  }
}
