import type { LoopScene } from '../../../../db/model/api/loop.ts';
import { plainText } from '../../remembrance/text/markdown.ts';
import { InTurn, type Version, type Versions } from './InTurn.tsx';
import styles from './LoopScene.module.css';
import { SceneSources } from './SceneSources.tsx';

type TextLoopScene = LoopScene & { kind: 'passage' | 'day' };

/** A sentence of a text, or a day of remembrance. */
export function TextScene(versions: Versions<TextLoopScene>) {
  return (
    <div class={styles.passage} data-reading>
      <InTurn {...versions}>{(version) => <Body {...version} />}</InTurn>
      <InTurn {...versions}>{({ scene, t }) => <SceneSources sources={scene.sources} t={t} />}</InTurn>
    </div>
  );
}

function Body({ scene, t }: Version<TextLoopScene>) {
  if (scene.kind === 'passage') {
    return (
      <>
        <p class={styles.words}>{plainText(scene.markdown)}</p>
        <p class={styles.from}>{scene.title}</p>
      </>
    );
  }
  return (
    <>
      <p class={styles.sort}>{t('loop.day')}</p>
      <h1 class={styles.title}>{scene.law.title}</h1>
      <p class={styles.told}>{scene.law.text}</p>
    </>
  );
}
