import type { LoopScene } from '../../../../db/model/api/loop.ts';
import type { Translate } from '../../../shared/i18n/i18n.ts';
import { plainText } from '../../remembrance/text/markdown.ts';
import styles from './LoopScene.module.css';
import { SceneSources } from './SceneSources.tsx';

type TextLoopScene = LoopScene & { kind: 'passage' | 'term' | 'day' };

/** A passage of a text, a term, or a day of memory. */
export function TextScene({ scene, t }: { scene: TextLoopScene; t: Translate }) {
  return (
    <div class={styles.passage}>
      <Body scene={scene} t={t} />
      <SceneSources sources={scene.sources} t={t} />
    </div>
  );
}

function Body({ scene, t }: { scene: TextLoopScene; t: Translate }) {
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
          <p class={styles.sort}>{t('loop.term')}</p>
          <h1 class={styles.title}>{scene.term}</h1>
          {scene.expansion && <p class={styles.full}>{scene.expansion}</p>}
          <p class={styles.told}>{scene.definition}</p>
        </>
      );
    case 'day':
      return (
        <>
          <p class={styles.sort}>{t('loop.day')}</p>
          <h1 class={styles.title}>{scene.law.title}</h1>
          <p class={styles.told}>{scene.law.text}</p>
        </>
      );
  }
}
