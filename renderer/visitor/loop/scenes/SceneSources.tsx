import type { Translate } from '../../../shared/i18n/i18n.ts';
import { shortTitle } from '../../evidence/short-title.ts';
import styles from './LoopScene.module.css';

interface SceneSourcesProps {
  sources: readonly string[];
  t: Translate;
  /** Titles to show; a passer-by reads no more than two. */
  max?: number;
}

/** The main sources of a scene, and how many more there are. */
export function SceneSources({ sources, t, max = 2 }: SceneSourcesProps) {
  const more = sources.length - max;
  return (
    <p class={styles.source}>
      {t('source.word')}: {sources.slice(0, max).map(shortTitle).join(' · ')}
      {more > 0 && ` · ${t('loop.moreSources', { count: more })}`}
    </p>
  );
}
